"""The style sheets of a public page: several to work on, one to send."""

SHEETS = (
    *("tokens", "base", "layout", "lists", "filters", "search", "reading", "figures"),
    *("readers", "display"),
)
ON_PAPER = "print"
# All of them in one file, which `collectstatic` makes.
ONE_SHEET = "css/site.css"


def place_of(sheet: str) -> str:
    return f"css/{sheet}.css"
