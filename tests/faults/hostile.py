"""Strings that mean harm, in every parameter and every part of every address.

.venv/bin/python -m tests.faults.hostile [STRINGS [MINUTES]] fills a site, asks every public
and staff address with 500 strings in each of its parts and parameters, and tells what broke:
an answer from 500 on, markup that came back as it was sent, a way off the site, a header
of the sender's, more than two seconds of the processor. All of it takes hours: with MINUTES
it ends after so many, and says how much of it that was. Not run by `make test`, which asks
a few of them each time (tests/pages/test_hostile_strings.py).
"""

import re
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode, urlsplit

MANY = 500
SLOWEST = 2.0
WHOLE = {200, 201, 301, 302, 303, 304, 400, 403, 404, 405, 406, 410, 413, 414, 429}
# What any page anywhere asks its address for.
PARAMETERS = (
    *("after", "agency", "article", "city", "counts", "date_from", "date_to", "fields"),
    *(
        "figure",
        "format",
        "indicator",
        "issue",
        "kind",
        "last",
        "level",
        "limit",
        "list",
    ),
    *("month", "next", "back", "page", "period", "q", "raw", "sort", "start", "state"),
    *("topic", "year", "o", "p", "all", "e", "_popup", "_to_field", "to", "token"),
    *("_changelist_filters", "status__exact", "agency__id__exact", "id__in", "term"),
    *("app_label", "model_name", "field_name", "issued_on__gte", "is_confirmed__exact"),
)
POSTED = {
    "/report/": (
        "article",
        "issue",
        "figure",
        "page",
        "wrong",
        "quote",
        "text",
        "name",
    ),
    "/alerts/new/": ("address", "list", "q", "often"),
    "/display/": ("elder", "size", "colours", "next", "contrast", "font"),
    "/admin/login/": ("username", "password", "next", "code"),
    "/admin/briefings/sourcefile/paste/": ("agency", "kind", "text", "title"),
    "/admin/briefings/sourcefile/upload/": ("agency", "kind", "upload", "files"),
    "/admin/briefings/issue/": ("action", "_selected_action", "index", "why"),
    "/admin/briefings/issue/add/": ("agency", "kind", "year", "issued_on", "series"),
    "/admin/agencies/agency/add/": ("region", "parent", "name", "slug"),
}
MARKUP = (
    *("<script>zq()</script>", "<img src=x onerror=zq()>", '"><svg/onload=zq()>'),
    *("' onmouseover='zq()", '" autofocus onfocus="zq()', "</title><script>zq()//"),
    *("</textarea><b>zq", "<!--zq-->", "<a href=javascript:zq()>zq</a>", "<zq>"),
    *("<iframe srcdoc='<zq>'>", "]]><zq>", "</script><script>zq()</script>"),
)
QUERIES = (
    *("' OR '1'='1", "1; DROP TABLE zq;--", '" OR ""="', "') UNION SELECT NULL--"),
    *("1 AND SLEEP(9)", "%' ESCAPE '", "\\", "'", '"', "a* NEAR b", "title:zq", "^zq"),
    *("NOT AND OR", '"zq', "(((((", "zq & | ! <->", "':*", "*:*", "-zq", "{zq}"),
)
PATHS = (
    *("../../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "/etc/passwd", "file:///zq"),
    *("//zq.example/", "/\\zq.example", "https://zq.example/", "javascript:zq()"),
    *("data:text/html,<zq>", "\\\\zq\\c$", ".git/config", "%00", "%0d%0aZq: zq", "."),
)
TEMPLATES = (
    *("{{7*7}}", "{% debug %}", "${7*7}", "#{7*7}", "%s%s%n", "{0.__class__}", "$(id)"),
    *("`id`", "|id", "; id", "%(zq)s", "%p%x%d", "{{request}}", "<%= 7*7 %>"),
)
SIGNS = (
    *("\x00", "\x00zq", "\r\nZq: zq", "\n", "\t", "\x1b[31m", "\x7f", "\u202ezq"),
    *("\u2028", "\ufeff", "\ufffe", "\uffff", "\U0010ffff", "\ue000", "e\u0301" * 50),
    *("\u200b", "👨‍👩‍👧‍👦", "ﷺ" * 60, "İ", "ß", "ſ", "\u0130\u0131", "Å", "〇", "𠮷"),
)
NUMBERS = (
    *(
        "0",
        "-1",
        "9" * 19,
        "9" * 400,
        "1e999",
        "NaN",
        "-Infinity",
        "0x7f",
        "1_000",
        "١٢",
    ),
    *("2147483648", "00000", "1.5", "+5", "１２", "²", "⁰", "-0", "1/0", "99999999999"),
)
DAYS = (
    *("0000-00-00", "9999-12-31", "10000-01-01", "2022-02-30", "2022-13-01", "-1-1-1"),
    *("2022-1", "20220411-5-57", "2022-04-11T00:00:00+99:99", "2022年4月", "明天"),
)
SHAPES = (
    *("[]", "{}", "null", "true", '{"$gt": ""}', "[" * 3000, "a=b&c=d", "a,b,,c,"),
    *(
        "a" * 5000,
        "低保" * 2000,
        " " * 3000,
        "a " * 1500,
        "(a+)+$" * 50,
        "a" * 40 + "!",
    ),
    *("../" * 500, "%" * 300, "%25" * 300, "?" * 300, "&" * 300, ";" * 300, "🀄" * 500),
)
KINDS = (MARKUP, QUERIES, PATHS, TEMPLATES, SIGNS, NUMBERS, DAYS, SHAPES)
AROUND = ("{}", "低保{}", "{}2022", "a{}b", "{0}{0}", " {} ", "%27{}", "韶关市{}号")
# A tag, its attributes up to one of an address, and that begins as a script does. What is
# told within the quotes of a value is no attribute.
SCRIPTS = re.compile(
    r"""<\w[\w-]*(?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*"""
    r"""\s+(?:href|src|action|formaction)=["']?\s*javascript:""",
    re.IGNORECASE,
)
PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
# So far apart in the strings begin two addresses: a prime, that all of them come to turn.
STEP = 37
Request = tuple[str, dict[str, str] | None]


def strings(many: int = MANY) -> list[str]:
    """So many of all kinds: by themselves, and within others."""
    plain = [each for kind in KINDS for each in kind]
    found = list(
        dict.fromkeys(around.format(each) for around, each in product(AROUND, plain))
    )
    step = len(found) / many
    return [found[int(at * step)] for at in range(many)]


def patterns() -> list[str]:
    """Every address of the site, with its parts as <name>."""
    from django.urls import URLResolver, get_resolver

    def of(each, above=""):
        route = above + re.sub(r"^\^|\$$|\\Z$", "", str(each.pattern))
        if isinstance(each, URLResolver):
            for below in each.url_patterns:
                yield from of(below, route)
        else:
            yield "/" + route

    found = (route for each in get_resolver().url_patterns for route in of(each))
    # Only what is one: some of the admin's are patterns of another kind.
    return sorted({route for route in found if not set("^$?\\(") & set(route)})


def asked(route: str, usual: dict[str, str], words: Sequence[str]) -> Iterator[str]:
    """The address with each string in one of its parts, and in its parameters."""
    names = PLACE.findall(route)
    calm = PLACE.sub(lambda part: usual.get(part[1], "1"), route)
    for at, word in enumerate(words):
        if names:
            parts = {**usual, names[at % len(names)]: quote(word, safe="")}
            yield PLACE.sub(lambda part: parts.get(part[1], "1"), route)  # noqa: B023
        one = PARAMETERS[at % len(PARAMETERS)]
        yield f"{calm}?{urlencode({one: word}, errors='surrogatepass')}"
        others = (words[(at + n) % len(words)] for n in range(len(PARAMETERS)))
        yield f"{calm}?{urlencode(dict(zip(PARAMETERS, others, strict=True)))}"


def trouble(
    client, address: str, sent: Sequence[str], posted: dict | None = None
) -> str:
    """What is wrong with the answer, or blank."""
    begun = time.process_time()
    try:
        answer = client.post(address, posted) if posted else client.get(address)
        body = answer.getvalue()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    took = time.process_time() - begun
    if answer.status_code not in WHOLE:
        return f"status {answer.status_code}"
    if took > SLOWEST:
        return f"{took:.1f} s"
    if urlsplit(answer.get("Location", "")).netloc not in ("", "testserver"):
        return f"leads to {answer['Location']}"
    if any("\n" in value or "Zq" in name for name, value in answer.items()):
        return "a header of the sender's"
    if "html" in answer.get("Content-Type", ""):
        page = body.decode("utf-8", "replace")
        back = (each for each in sent if set("<\"'") & set(each) and "zq" in each)
        if came := next((each for each in back if comes_back(each, page)), ""):
            return f"{came!r} came back as it was"
        if SCRIPTS.search(page):
            return "an address that is a script"
    return ""


def comes_back(word: str, page: str) -> bool:
    """Whether it stands there as it was sent; ="zq is where a value begins that is zq."""
    at = page.find(word)
    while at > 0 and page[at - 1] == "=":
        at = page.find(word, at + 1)
    return at >= 0


def requests(
    routes: Sequence[str], usual: dict[str, str], words: Sequence[str]
) -> Iterator[Request]:
    """Every address that is asked, and what is sent there in a form, if anything.

    In turn, and each begins with another string: so the first minutes meet all addresses.
    """
    turns = [
        *(
            ((address, None) for address in asked(route, usual, turned(words, at)))
            for at, route in enumerate(routes)
        ),
        *(
            ((address, each) for each in filled_in(names, words))
            for address, names in POSTED.items()
        ),
    ]
    left = deque(turns)
    while left:
        turn = left.popleft()
        if request := next(turn, None):
            yield request
            left.append(turn)


def turned(words: Sequence[str], at: int) -> Sequence[str]:
    first = at * STEP % len(words)
    return [*words[first:], *words[:first]]


def filled_in(names: Sequence[str], words: Sequence[str]) -> Iterator[dict[str, str]]:
    for at in range(len(words)):
        yield {name: words[(at + n) % len(words)] for n, name in enumerate(names)}


def within(many: int, minutes: float) -> None:
    """In the process that has the site's database; with minutes, no longer than that."""
    import django

    django.setup()
    usual = {"slug": "shaoguan", "year": "2022", "number": "5", "month": "4"}
    usual |= {"day": "11", "code": "social-assistance", "object_id": "1", "pk": "1"}
    words, visitors = strings(many), two_visitors()
    routes = [each for each in patterns() if not each.startswith("/admin/logout")]
    every = sum(2 + bool(PLACE.search(each)) for each in routes) + len(POSTED)
    end = time.monotonic() + (minutes or float("inf")) * 60
    done = failed = 0
    for address, posted in requests(routes, usual, words):
        if time.monotonic() > end:
            break
        # Who signs in is nobody yet.
        is_staff = address.startswith("/admin/") and not (posted and "login" in address)
        done += 1
        if wrong := trouble(visitors[is_staff], address, words, posted):
            failed += 1
            print(f"{wrong}: {'POST ' * bool(posted)}{address[:300]}", flush=True)
    print(
        f"{'FAILED' if failed else 'survived':9} {many} strings in {done} requests of "
        f"{every * len(words)}: {failed} answered amiss"
    )
    sys.exit(1 if failed else 0)


def two_visitors() -> list:
    """Nobody, and one who may all."""
    from django.contrib.auth.models import User
    from django.test import Client

    visitors = [Client(raise_request_exception=False) for _ in range(2)]
    person = User.objects.create_superuser("hostile", password=None)
    visitors[True].force_login(person)
    return visitors


def main(many: str, minutes: str) -> None:
    from .sites import site, texts

    with TemporaryDirectory() as folder, site("sqlite") as made:
        made.run("import_briefings", texts(Path(folder), 30), "--publish")
        made.run("import_briefings", "fixtures/texts", "--publish")
        made.run("collectstatic", "--noinput", "--verbosity", "0")
        environment = {
            **made.environment,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "ALLOWED_HOSTS": "testserver,localhost",
            "DEBUG": "",
            "PAGE_CACHE": "0",
            "API_HOURLY": "0",
            "LOG_LEVEL": "CRITICAL",
            "SECRET_KEY": "only-for-a-site-that-is-thrown-away-again-0123456789",
        }
        command = [sys.executable, "-m", "tests.faults.hostile", "--within"]
        done = subprocess.run([*command, many, minutes], env=environment)
        sys.exit(done.returncode)


if __name__ == "__main__":
    given = [each for each in sys.argv[1:] if each != "--within"]
    number, minutes = given + [str(MANY), "0"][len(given) :]
    if "--within" in sys.argv:
        within(int(number), float(minutes))
    else:
        main(number, minutes)
