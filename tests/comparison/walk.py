"""Every address of a site: what links, forms and htmx lead to, and what people type."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from math import inf
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode, urljoin, urlsplit

ASKED = tomllib.loads(Path(__file__).with_name("asked.toml").read_text("utf-8"))
HOST = "http://localhost"
# Beyond the last number that a link leads to.
A_FEW_MORE = 5
# Of each title, so many of its words are searched for.
WORDS_OF_A_TITLE = 2
TITLE = re.compile(r"<h1[^>]*>([^<]{6,})</h1>")
# Where htmx puts what the box of searches offers.
SUGGESTIONS = "suggestions"
CHOOSABLE = ("checkbox", "radio")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request, as a browser or htmx makes it."""

    path: str
    method: str = "GET"
    # The id of the part of the page that htmx will put the answer into.
    target: str | None = None
    form: str = ""

    def __str__(self) -> str:
        htmx = "" if self.target is None else f" (htmx #{self.target})"
        return f"{self.method} {self.path}{htmx}{self.form and f' with {self.form}'}"

    @property
    def headers(self) -> dict[str, str]:
        if self.target is None:
            return {}
        return {"HX-Request": "true", "HX-Target": self.target}

    @property
    def kind(self) -> tuple:
        """What all that differ from it only in their query or their numbers share."""
        path, _, query = self.path.partition("?")
        searched = "q=" in query
        return re.sub(r"\d+", "1", path), bool(query), searched, self.target


@dataclass
class Walk:
    """What is still to be asked; answers lead on, each address is asked once."""

    # Of those that differ in their query alone, so many are asked.
    most: int
    # And so many of those that differ in their numbers alone.
    most_pages: float = inf
    prefix: str = "/"
    apart_from: tuple[str, ...] = ("/admin/",)
    rng: Random = field(default_factory=lambda: Random(1))
    _seen: set[Asked] = field(default_factory=set)
    _waiting: list[Asked] = field(default_factory=list)
    # By their form and query, to be drawn from when nothing else is left.
    _queries: list[Asked] = field(default_factory=list)
    _asked: Counter = field(default_factory=Counter)
    _forms: set[str] = field(default_factory=set)
    _titles: set[str] = field(default_factory=set)

    def begin(self, *paths: str) -> None:
        for path in paths:
            self.add(Asked(path=path))

    def add(self, asked: Asked) -> None:
        path = asked.path
        is_ours = path.startswith(self.prefix)
        if is_ours and not path.startswith(self.apart_from) and asked not in self._seen:
            self._seen.add(asked)
            (self._queries if "?" in path else self._waiting).append(asked)

    def __iter__(self) -> Iterator[Asked]:
        """Pages first, in the order in which they were met; then lists of all sorts."""
        while self._waiting or self._queries:
            are_pages = bool(self._waiting)
            asked = self._waiting.pop(0) if are_pages else self._drawn()
            if self._asked[asked.kind] >= (self.most_pages if are_pages else self.most):
                continue
            self._asked[asked.kind] += 1
            yield asked
            # At a desk something might come of it.
            is_first = self._asked[asked.kind] == 1 and asked.target is None
            if is_first and self.prefix == "/":
                yield Asked(path=asked.path, method="HEAD")
                yield Asked(path=asked.path, method="POST")

    def follow(self, asked: Asked, answer: str) -> None:
        """Note where an answer leads to."""
        if asked.method != "GET":
            return
        if location := re.search(r"^Location: (.+)$", answer, re.MULTILINE):
            self._lead(asked, location[1])
        if "Content-Type: text/html" not in answer:
            return
        page = _Page()
        page.feed(answer.partition("\n\n")[2])
        for address, target in page.links:
            self._lead(asked, address, target)
        for form in page.forms:
            self._fill_in(asked, form)
        if asked.path.startswith("/articles/"):
            self._titles.update(TITLE.findall(answer))

    def add_numbers(self) -> None:
        """All pages of one article or issue, whether or not anything leads there."""
        for pattern in ASKED["numbered"]:
            of_pattern = re.compile(re.escape(pattern).replace(r"\{\}", r"(\d{1,9})"))
            found = [of_pattern.fullmatch(asked.path) for asked in self._seen]
            last = max((int(match[1]) for match in found if match), default=0)
            self.begin(*(pattern.format(n) for n in range(last + A_FEW_MORE)))

    def add_words_of_titles(self) -> None:
        """Search for what is there."""
        for title in sorted(self._titles):
            for _ in range(WORDS_OF_A_TITLE):
                at = self.rng.randrange(len(title) - 3)
                word = title[at : at + self.rng.randint(1, 6)]
                self.begin(f"/articles/?q={quote(word)}")
                self.add(
                    Asked(path=f"/suggestions/?q={quote(word)}", target=SUGGESTIONS)
                )

    def _drawn(self) -> Asked:
        at = self.rng.randrange(len(self._queries))
        self._queries[at], self._queries[-1] = self._queries[-1], self._queries[at]
        return self._queries.pop()

    def _lead(self, asked: Asked, address: str, target: str | None = None) -> None:
        found = urlsplit(urljoin(HOST + asked.path, address))
        if f"{found.scheme}://{found.netloc}" == HOST and not found.path.startswith(
            "/static/"
        ):
            path = found.path + (found.query and f"?{found.query}")
            self.add(Asked(path=path, target=target))

    def _fill_in(self, asked: Asked, form: "_Form") -> None:
        """The form as it is, and with each further choice; at first with odd values."""
        path = urlsplit(urljoin(HOST + asked.path, form.action)).path
        targets = {None, form.target}
        queries = [urlencode([*form.given, choice]) for choice in form.choices]
        if path not in self._forms:
            self._forms.add(path)
            queries += [quote(query, "=&") for query in ASKED["queries"]]
            if form.is_searched:
                queries += [urlencode({"q": words}) for words in ASKED["searches"]]
                targets.add(SUGGESTIONS)
        for query in queries:
            for target in sorted(targets, key=str):
                to = "/suggestions/" if target == SUGGESTIONS else path
                self.add(Asked(path=f"{to}?{query}", target=target))


@dataclass
class _Form:
    """A form of GET: where it leads, what is chosen, what else may be."""

    action: str
    target: str | None
    given: list[tuple[str, str]] = field(default_factory=list)
    choices: list[tuple[str, str]] = field(default_factory=list)
    is_searched: bool = False

    def note(self, tag: str, given: dict[str, str | None]) -> None:
        """A field of it."""
        name, value = given.get("name"), given.get("value") or ""
        if not name:
            return
        if given.get("type") in CHOOSABLE:
            chosen = self.given if "checked" in given else self.choices
            chosen.append((name, value))
        elif value:
            self.given.append((name, value))
        self.is_searched |= name == "q"


class _Page(HTMLParser):
    """The addresses in a page, each with the part that htmx will replace, and its forms."""

    def __init__(self):
        super().__init__()
        self.links: list[tuple[str, str | None]] = []
        self.forms: list[_Form] = []
        self._is_in_form = False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        target = (given.get("hx-target") or "").removeprefix("#")
        if (href := given.get("href")) and tag in ("a", "link"):
            self.links.append((href, None))
        if (fetched := given.get("hx-get")) and tag != "form":
            self.links.append((fetched, target))
        if tag == "form":
            self._is_in_form = (given.get("method") or "get").lower() == "get"
            if self._is_in_form:
                asked_by_htmx = target if given.get("hx-get") else None
                self.forms.append(_Form(given.get("action") or "", asked_by_htmx))
        elif tag in ("input", "option", "button") and self._is_in_form:
            self.forms[-1].note(tag, given)

    def handle_endtag(self, tag):
        if tag == "form":
            self._is_in_form = False
