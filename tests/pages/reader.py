"""A reader who knows nothing of the site but what stands on the page before them."""

from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlencode, urljoin

from .crawl import HERE, path_of


class Ask(NamedTuple):
    """To type words into the search box of the page, and press its button."""

    words: str


class Follow(NamedTuple):
    """To press the first link that holds these words."""

    words: str


class Press(NamedTuple):
    """To press the first button that says so."""

    words: str


class ReadPage(HTMLParser):
    """What a page shows: its words, its links, and its forms with their buttons."""

    def __init__(self, text: str):
        super().__init__()
        self.words = ""
        self.links: list[list[str]] = []
        self.buttons: list[list[str]] = []
        self.search = ""
        self._form = ("", "get")
        self._open: list[list[str]] = []
        self._unseen = 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "form":
            self._form = (told.get("action") or "", told.get("method", "get"))
        elif tag == "a":
            self.links.append(["", told.get("href") or ""])
            self._open.append(self.links[-1])
        elif tag == "button":
            own = urlencode({told["name"]: told["value"]}) if "name" in told else ""
            self.buttons.append(["", *self._form, own])
            self._open.append(self.buttons[-1])
        elif tag == "input" and told.get("name") == "q":
            self.search = self.search or self._form[0]
        self._unseen += tag in ("script", "style")

    def handle_endtag(self, tag):
        if tag in ("a", "button") and self._open:
            self._open.pop()
        self._unseen -= tag in ("script", "style")

    def handle_data(self, data):
        if self._unseen:
            return
        words = "".join(data.split())
        self.words += words
        for each in self._open:
            each[0] += words


class Reader:
    """Begins at the front page; counts what they press."""

    def __init__(self, client):
        self.client, self.clicks, self.at = client, 0, "/"
        self._open("/")

    def _open(self, address: str, data: str | None = None) -> None:
        self.at = path_of(urljoin(HERE + self.at, address))
        if data is None:
            answer = self.client.get(self.at, follow=True)
        else:
            form = "application/x-www-form-urlencoded"
            answer = self.client.post(self.at, data, form, follow=True)
        if answer.redirect_chain:
            self.at = path_of(urljoin(HERE + self.at, answer.redirect_chain[-1][0]))
        assert answer.status_code == 200, self.at
        self.whole = answer.getvalue().decode()
        self.page = ReadPage(self.whole)

    def take(self, step: Ask | Follow | Press) -> None:
        self.clicks += 1
        if isinstance(step, Ask):
            assert self.page.search, f"no search box at {self.at}"
            self._open(f"{self.page.search}?{urlencode({'q': step.words})}")
        elif isinstance(step, Follow):
            found = [at for words, at in self.page.links if step.words in words]
            assert found, f"no link {step.words} at {self.at}"
            self._open(found[0])
        else:
            found = [each for each in self.page.buttons if step.words in each[0]]
            assert found, f"no button {step.words} at {self.at}"
            _, address, method, own = found[0]
            self._open(address, own if method == "post" else None)
