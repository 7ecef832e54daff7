"""By what names a bureau is known: none is borne by two.

Imports and searches know bureaus by them, so whoever took another's would get its texts.
"""

from .models import Agency

TAKEN = "“{name}”已由另一个单位使用，不能再用；确需改名或合并的，请找系统管理员。"


class NamesTaken(Exception):
    """Other bureaus bear such names; which, by field, in Chinese. Never whose they are."""

    def __init__(self, by_field: dict[str, str]):
        self.by_field = by_field
        super().__init__("".join(dict.fromkeys(by_field.values())))


def taken_names(agency: Agency) -> dict[str, str]:
    """What it would be called from now on and another is called already, by field."""
    others = Agency.objects.exclude(pk=agency.pk)
    names, prefixes = set(), set()
    for each in others.only("name", "short_name", "former_names", "document_prefix"):
        names |= _names_of(each)
        prefixes.add(each.document_prefix)
    held = Agency.objects.filter(pk=agency.pk).first() or Agency()
    names -= _names_of(held) | {""}
    prefixes -= {held.document_prefix, ""}
    typed = {
        "name": [agency.name],
        "short_name": [agency.short_name],
        "former_names": agency.former_names,
    }
    found = {field: [n for n in said if n in names] for field, said in typed.items()}
    found["document_prefix"] = [n for n in [agency.document_prefix] if n in prefixes]
    return {field: TAKEN.format(name=said[0]) for field, said in found.items() if said}


def refuse_taken_names(agency: Agency) -> None:
    if taken := taken_names(agency):
        raise NamesTaken(taken)


def _names_of(agency: Agency) -> set[str]:
    return {agency.name, agency.short_name, *agency.former_names}
