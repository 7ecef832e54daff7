"""What an open page does: hinder a reader, overflow its window, ask and complain."""

from axe_playwright_python.sync_playwright import Axe

GRAVE = {"serious", "critical"}
OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def hindrances_on(page, **options) -> list[str]:
    """What would keep a reader with poor sight or without a mouse from reading."""
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{each['id']}: {node['html']}"
        for each in found
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]


def hindering(page, addresses) -> dict[str, list]:
    """Those of the addresses whose page hinders, or is wider than a phone, and by what."""
    found = {}
    for address in addresses:
        page.set_viewport_size({"width": 1366, "height": 768})
        assert page.goto(address).status == 200, address
        hindrances = hindrances_on(page)
        page.set_viewport_size({"width": 375, "height": 812})
        if hindrances or page.evaluate(OVERHANG):
            found[address] = [*hindrances, page.evaluate(OVERHANG)]
    return found


def narrowed_on(page) -> list[str]:
    """The same of a narrow page, where words have the colours that they have on a wide one."""
    return hindrances_on(page, rules={"color-contrast": {"enabled": False}})


def faint_on(page) -> list[str]:
    """The words that stand out too little: all that another palette can change."""
    return hindrances_on(page, runOnly=["color-contrast"])


def overhang_of(page) -> list[int]:
    """The widths at which the page is wider than its window."""
    too_wide = []
    for width in (1280, 768, 375, 320):
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate(OVERHANG):
            too_wide.append(width)
    return too_wide


def listen_to(page):
    """Lists that fill with the addresses asked for and the errors logged, and where."""
    requested, errors = [], []
    page.on("request", lambda request: requested.append(request.url))
    page.on(
        "console",
        lambda line: (
            line.type == "error" and errors.append((line.text, line.location["url"]))
        ),
    )
    page.on("pageerror", lambda error: errors.append((str(error), page.url)))
    return requested, errors
