"""Setting text in lines of one width, as a word processor does."""

_NEVER_FIRST = "，。；：、！？）》”%"
_NEVER_LAST = "（《“"


def wrapped(text: str, width: int, hanging: str = "") -> str:
    """Lines of one width, no mark at a line's head and no number cut in two."""
    lines = []
    while len(text) > width:
        place = width
        while not _may_break(text, place):
            place -= 1
        lines.append(text[:place])
        text = hanging + text[place:]
    return "\n".join([*lines, text])


def _may_break(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    return (
        before not in _NEVER_LAST
        and after not in _NEVER_FIRST
        and not (before.isascii() and after.isascii())
    )
