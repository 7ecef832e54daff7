"""What people see: every page of two sites that hold the same texts."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from urllib.parse import urlencode

from .checkouts import Checkout, Site, both
from .differences import Tally
from .filing import Texts
from .walk import ASKED, Asked, Walk

READER, CLERK = "reader", "clerk"
# Numbers of issues that are withdrawn before anybody looks.
WITHDRAWN = (2, 5, 9)
# Pages of the desk are slow, and many are Django's own.
OF_A_KIND = 12
# What ends the walk, and what is Django's own and full of numbers by order of making.
NOT_OURS = ("/admin/logout/", "/admin/auth/", "/admin/r/")
# The step as the desk's list of issues takes it.
WITHDRAWAL = [
    ("action", "withdraw_issues"),
    ("why", "数字有误，核对后重新发布"),
    *(("_selected_action", str(pk)) for pk in WITHDRAWN),
]


def compare_sites(
    checkouts: Sequence[Checkout],
    texts: Sequence[Texts],
    most: int,
    pages: Tally,
    desk: Tally | None = None,
) -> None:
    """Publish the texts on both, take some back, and look at all there is to see."""
    urls = both(checkouts, lambda each: _published(each, texts))
    with _sites(checkouts, urls) as sites:
        form = urlencode(WITHDRAWAL)
        withdrawing = Asked(path="/admin/briefings/issue/", method="POST", form=form)
        _compare(sites, withdrawing, CLERK, pages)
        public = Walk(most=most)
        public.begin("/", *ASKED["addresses"])
        _follow(sites, public, READER, pages)
        public.add_numbers()
        public.add_words_of_titles()
        _follow(sites, public, READER, pages)
        if desk:
            few = {"most": OF_A_KIND, "most_pages": OF_A_KIND}
            behind = Walk(**few, prefix="/admin/", apart_from=NOT_OURS)
            behind.begin("/admin/")
            _follow(sites, behind, CLERK, desk)


def _published(checkout: Checkout, texts: Sequence[Texts]) -> str:
    url = checkout.database("site")
    for each in texts:
        each.load_bureaus(checkout, url)
    for each in texts:
        checkout.manage(url, "import_briefings", each.folder, "--publish")
    return url


@contextmanager
def _sites(checkouts: Sequence[Checkout], urls: Sequence[str]) -> Iterator[list[Site]]:
    with ExitStack() as stack:
        sites = []
        for checkout, url in zip(checkouts, urls, strict=True):
            sites.append(Site(checkout, url))
            stack.callback(sites[-1].close)
        yield sites


def _follow(sites: Sequence[Site], walk: Walk, who: str, tally: Tally) -> None:
    """Ask both all that the walk leads to; it goes where either of them leads."""
    for asked in walk:
        for answer in _compare(sites, asked, who, tally):
            walk.follow(asked, answer)


def _compare(sites: Sequence[Site], asked: Asked, who: str, tally: Tally) -> list[str]:
    for site in sites:
        site.ask(
            {
                "who": who,
                "method": asked.method,
                "path": asked.path,
                "headers": asked.headers,
                "form": asked.form,
            }
        )
    answers = [site.answer() for site in sites]
    tally.compare(str(asked), *answers)
    return answers
