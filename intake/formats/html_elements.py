"""What an element does by its name and attributes: ends lines, hides words, counts."""

import re

# What ends the line before it and after it.
OF_LINES = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
UNSAID = frozenset(
    [
        "audio",
        "button",
        "canvas",
        "datalist",
        "map",
        "math",
        "object",
        "option",
        "rp",
        "select",
        "svg",
        "template",
        "video",
    ]
)
VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
CELLS = frozenset({"td", "th"})
ROWS = frozenset({"tr", "tbody", "thead", "tfoot"})
LISTS = frozenset({"ol", "ul", "menu", "dir"})
HEADLINES = frozenset({"h1", "h2", "h3"})
# One of them closes the one before it.
SIBLINGS = frozenset({"dt", "dd", "option", "rt", "rp"})
INDENTED = re.compile(
    r"text-indent\s*:\s*(?:0*\.)?0*[1-9][\d.]*\s*(?:em|pt|px|cm|mm|in|ch)"
)
DISPLAY = re.compile(r"(?:^|[;\s])display\s*:\s*([a-z-]+)")
# Comments of Word stand below its text.
UNSHOWN = re.compile(r"mso-hide\s*:\s*all|mso-element\s*:\s*comment")
# background-clip and backface-visibility, which editors of accounts write everywhere, hide
# nothing, and a headline may be moved over a picture by its margin.
OFF_SCREEN = re.compile(
    r"(?:^|[;\s])(?:(?:(?:left|top|text-indent)\s*:\s*-\d|margin-(?:left|top)\s*:\s*-\d\d)\d\d|"
    r"clip\s*:\s*rect)"
)
# Nobody sees them until a script has run; what WeChat draws so is the article itself.
VEILED = re.compile(
    r"(?:^|[;\s])(?:visibility\s*:\s*(?:hidden|collapse)|"
    r"opacity\s*:\s*(?:0+\.?0*|\.0+)\s*(?:;|!|\Z))"
)
UNVEILED = "js_content"
STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through")
STRUCK_NAMES = frozenset({"del", "s", "strike"})
# Signs of lists by the names that style sheets have for them; of others 1.
SIGNS = {"lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"}
LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?([a-z]+-[a-z]+|none|disc)")
ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
# A smaller picture is an icon.
SMALLEST_PICTURE = 60
PIXELS = re.compile(r"(?:^|[;\s])(?:width|height)\s*[:=]\s*(\d{1,5})\s*px")


def numbered(number: int, sign: str) -> str:
    """3 as <ol type> has it: 3, c, C, iii, III."""
    if sign in "aA" and 0 < number <= 26:
        return chr(ord(sign) + number - 1)
    if sign in "iI" and 0 < number < 40:
        roman = "X" * (number // 10) + ONES[number % 10]
        return roman if sign == "I" else roman.lower()
    return str(number)


def is_hidden(told: dict[str, str], style: str, display: str) -> bool:
    """Whether no reader gets to see it, unless a script runs."""
    return (
        display == "none"
        or "hidden" in told
        or bool(UNSHOWN.search(style))
        or (told.get("aria-hidden") == "true" and bool(OFF_SCREEN.search(style)))
    )


def is_veiled(told: dict[str, str], style: str) -> bool:
    """Whether it has its room on the page, or beside it, and is not seen."""
    is_unseen = bool(VEILED.search(style) or OFF_SCREEN.search(style))
    return is_unseen and told.get("id", "").lower() != UNVEILED


def is_struck(name: str, style: str) -> bool:
    return name in STRUCK_NAMES or bool(STRUCK.search(style))


def ends_line(name: str, display: str) -> bool:
    if name in OF_LINES:
        return not display.startswith("inline")
    return display in ("block", "flex", "grid", "list-item", "table")


def is_page(told: dict[str, str]) -> bool:
    """Whether a frame shows another page, and not a counter of visits."""
    source = told.get("src", "")
    style = told.get("style", "").lower()
    is_shown = "hidden" not in told and not DISPLAY.search(style)
    sizes = (told.get("width", ""), told.get("height", ""))
    return bool(source) and source != "about:blank" and is_shown and "0" not in sizes


def is_picture(told: dict[str, str]) -> bool:
    sizes = [told.get("width", ""), told.get("height", "")]
    sizes += PIXELS.findall(told.get("style", "").lower())
    numbers = [int(each.removesuffix("px")) for each in sizes if _is_count(each)]
    is_icon = any(each < SMALLEST_PICTURE for each in numbers)
    return not is_icon and told.get("aria-hidden") != "true"


def _is_count(text: str) -> bool:
    return bool(re.fullmatch(r"\d{1,5}(?:px)?", text, re.ASCII))


def count(text: str | None) -> int:
    """colspan="2"; what is no number is 1."""
    return int(text) if text and re.fullmatch(r"\d{1,5}", text, re.ASCII) else 1


def sign(name: str, told: dict[str, str]) -> str:
    if name != "ol":
        return ""
    style = found[1] if (found := LIST_STYLE.search(told.get("style", ""))) else ""
    if style in ("none", "disc"):
        return ""
    sign = told.get("type", "")
    return SIGNS.get(style) or (sign if sign in ("a", "A", "i", "I") else "1")
