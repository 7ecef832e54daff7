"""What an open page does: hinder a reader, overflow its window, ask and complain."""

from axe_playwright_python.sync_playwright import Axe

AXE = Axe().axe_script
OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# A target of 24 px is AA since WCAG 2.2; axe asks for it only where told to.
WANTED = {"target-size": {"enabled": True}}
NOTHING_PRESSED = {"target-size": {"enabled": False}}
GRAVE = {"serious", "critical"}
FOUND = """options => axe.run(document, options).then(({ violations }) => violations.flatMap(
  ({ id, impact, nodes }) => nodes.map(({ html }) => [impact, `${id}: ${html}`])))"""


def hindrances_on(page, **options) -> list[str]:
    """What would keep a reader with poor sight or without a mouse from reading."""
    rules = WANTED | options.pop("rules", {})
    return [what for _, what in _found_on(page, rules=rules, **options)]


def grave_on(page) -> list[str]:
    """The worst of it, on a page that is laid out as Django lays out its admin."""
    return [what for impact, what in _found_on(page) if impact in GRAVE]


def _found_on(page, **options) -> list[tuple[str, str]]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    return page.evaluate(FOUND, {"resultTypes": ["violations"], **options})


def hindering(page, addresses) -> dict[str, list]:
    """Those of the addresses whose page hinders, or is wider than a phone, and by what."""
    found = {}
    for address in addresses:
        page.set_viewport_size({"width": 1366, "height": 768})
        assert page.goto(address).status == 200, address
        hindrances = grave_on(page)
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


def shown_otherwise(page) -> list[str]:
    """What is faint in the dark, and in the colours that a system forces on pages."""
    page.emulate_media(color_scheme="dark")
    found = faint_on(page)
    page.emulate_media(color_scheme="light", forced_colors="active")
    found += faint_on(page)
    page.emulate_media(forced_colors="none")
    return found


def on_paper(page) -> list[str]:
    """What hinders on the paper that the page is printed on, where nothing is pressed."""
    page.emulate_media(media="print")
    found = hindrances_on(page, rules=NOTHING_PRESSED)
    page.emulate_media(media="screen")
    return found


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
