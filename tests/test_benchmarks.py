"""What speed is measured on, and with: the corpus, its places, and the client."""

import re
import sys
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import module_from_spec, spec_from_file_location
from threading import Thread

import pytest
from django.conf import settings

from benchmarks import flat, servers
from benchmarks.against import NO_CONTENT, PUBLISH
from benchmarks.client import BadAnswer, fetch, measure, request
from benchmarks.corpus import LONGEST, SHORTEST, Corpus
from benchmarks.databases import ROOT, SOURCES, Work
from benchmarks.lines import Measured, Pace
from benchmarks.loading import load_and_index
from benchmarks.offices import offices
from benchmarks.promises import speed_promises
from benchmarks.questions import COMMON, Questions
from benchmarks.servers import WITHIN
from benchmarks.wording import share, vocabulary
from briefings.models import Article, ContentVersion, Issue
from briefings.search import search
from briefings.search.keeping import drifts

CORPUS = Corpus(300)


@pytest.fixture(scope="module")
def texts():
    """The texts of a larger corpus, which no database needs to hold."""
    return [
        "".join((article.title, article.subtitle, *article.paragraphs))
        for issue in Corpus(3000).issues()
        for article in issue.articles
    ]


@pytest.fixture
def site(db):
    return load_and_index(CORPUS)


@pytest.fixture(scope="module")
def flat_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("flat")
    flat.build(CORPUS, folder)
    return folder


def frequency(texts, word):
    return sum(word in text for text in texts)


def test_the_same_seed_makes_the_same_corpus():
    assert list(CORPUS.issues()) == list(CORPUS.issues())
    assert list(CORPUS.issues()) != list(Corpus(300, seed=2).issues())


def test_a_larger_corpus_begins_with_the_smaller_one():
    small, large = list(Corpus(300).issues()), list(Corpus(600).issues())
    named = [(i.kind, i.office, i.issued_on, i.document_number) for i in small[:-1]]
    assert named == [
        (i.kind, i.office, i.issued_on, i.document_number)
        for i in large[: len(small) - 1]
    ]


def test_articles_are_as_long_as_they_should_be():
    lengths = [
        sum(map(len, article.paragraphs))
        for issue in Corpus(3000).issues()
        for article in issue.articles
    ]
    assert len(lengths) == 3000
    assert min(lengths) >= SHORTEST
    assert max(lengths) <= LONGEST


@pytest.mark.parametrize("rank", [1, 4, 9, 20, 60, 150])
def test_a_word_is_as_common_as_its_rank(texts, rank):
    expected = share(rank) * len(texts)
    found = frequency(texts, vocabulary()[rank - 1])
    # Four times the spread that chance has.
    assert abs(found - expected) < 4 * expected**0.5


def test_rare_names_are_in_ten_articles_or_in_one(texts):
    corpus = Corpus(3000)
    assert {frequency(texts, name) for name in corpus.names_in_ten} == {10}
    assert {frequency(texts, name) for name in corpus.names_in_one} == {1}


def test_the_site_holds_the_corpus_published_and_indexed(site):
    assert site["articles"] == Article.objects.published().count() == CORPUS.size
    assert not Issue.objects.exclude(status="published").exists()
    assert not Issue.objects.filter(first_public_at=None).exists()
    assert list(drifts()) == []


def test_the_site_holds_what_saving_would_have_made(site):
    article = Article.objects.order_by("?").select_related("issue").first()
    made = article.text, article.excerpt, article.issue.sorts_on
    article.save()
    article.issue.save()
    assert made == (article.text, article.excerpt, article.issue.sorts_on)
    assert article.text
    assert article.excerpt


def test_the_search_finds_rare_names_where_they_are(site):
    for name in CORPUS.names_in_ten[:5]:
        assert search(Article.objects.all(), name).count() == 10


def test_the_corpus_is_spread_over_bureaus_kinds_years_and_topics(site):
    kinds = Counter(Issue.objects.values_list("kind", flat=True))
    assert set(kinds) == set(Issue.Kind.values)
    assert Issue.objects.values("agency").distinct().count() > 30
    assert Issue.objects.values("year").distinct().count() == 12
    assert Article.topics.through.objects.values("topic").distinct().count() > 15
    assert len({office.city for office in offices()}) == 12


def test_datasette_gets_the_same_rows_newest_last(site, flat_folder):
    newest = flat.newest(flat_folder, CORPUS.size)
    days = [row["issued_on"] for row in newest]
    assert days == sorted(days, reverse=True)
    titles = Article.objects.values_list("title", flat=True)
    assert Counter(row["title"] for row in newest) == Counter(titles)


def test_what_was_built_is_used_again_unless_it_was_broken_off(tmp_path):
    work, corpus = Work(tmp_path / "bench"), Corpus(60)
    folder = work.flat(corpus)
    built = (folder / "flat.db").stat().st_mtime_ns
    assert work.flat(corpus) == folder
    assert (folder / "flat.db").stat().st_mtime_ns == built
    (folder / "facts.json").unlink()
    work.flat(corpus)
    assert (folder / "flat.db").stat().st_mtime_ns > built
    assert (tmp_path / "bench" / ".gitignore").read_text() == "*\n"


def test_what_a_kept_database_depends_on_is_still_there():
    assert [source for source in SOURCES if not any(ROOT.glob(source))] == []


def test_datasette_finds_short_words_only_sign_by_sign(flat_folder):
    found = flat.sampled(flat_folder, "低保")
    assert found["by_default"] == found["by_trigram"] == 0
    assert found["by_sign"] == found["rows that hold it"] > 50


def test_every_question_has_an_answer(site, flat_folder, client):
    questions = Questions(CORPUS, flat_folder)
    asked = [
        *questions.lists()[:3],
        *questions.searches(COMMON)[:3],
        *questions.filtered_searches()[:3],
    ]
    for question in asked:
        path = question.to_site().split()[1].decode()
        shown = client.get(path).content
        assert re.search(rb'href="/articles/\d+/"', shown), path


def test_an_issue_is_published_anew_when_that_is_asked_for(site):
    named = spec_from_file_location("within", WITHIN / "publishing_when_asked.py")
    within = module_from_spec(named)
    named.loader.exec_module(within)
    statuses, before = [], list(Issue.objects.values("pk", "status", "sorts_on"))
    version = ContentVersion.objects.of_site()
    application = within.when_asked(lambda environ, start_response: [b"page"])
    answer = application(
        {"PATH_INFO": PUBLISH}, lambda status, _: statuses.append(status)
    )
    assert (answer, statuses) == ([], [f"{NO_CONTENT} No Content"])
    assert list(Issue.objects.values("pk", "status", "sorts_on")) == before
    assert ContentVersion.objects.of_site() > version
    assert application({"PATH_INFO": "/"}, None) == [b"page"]


def test_the_site_is_served_as_make_demo_serves_it():
    makefile = (settings.BASE_DIR / "Makefile").read_text(encoding="utf-8")
    assert " ".join(servers.GRANIAN) in " ".join(makefile.replace("\\", "").split())


# ---- the client -----------------------------------------------------------------


class AnsweringServer(ThreadingHTTPServer):
    def handle_error(self, *args):
        # The client hangs up on all others as soon as one answer is bad.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*args)


@contextmanager
def answering(status: int, chunks: int = 0):
    """A server whose every answer has this status, sent whole or in chunks."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            self.send_response(status)
            self.send_header("ETag", '"7"')
            if chunks:
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                self.wfile.write(b"4\r\npage\r\n" * chunks + b"0\r\n\r\n")
            else:
                self.send_header("Content-Length", "4")
                self.end_headers()
                self.wfile.write(b"page")

        def log_message(self, *args):
            pass

    server = AnsweringServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address
    server.shutdown()
    server.server_close()


def run(address, **expected):
    asked = [request("/a"), request("/b")]
    return measure(
        [address], asked, concurrency=3, seconds=0.2, warm_up=0.05, **expected
    )


@pytest.mark.parametrize("chunks", [0, 3])
def test_whole_answers_are_counted_and_timed(chunks):
    with answering(200, chunks) as address:
        answer = fetch(address, request("/"))
        pace = run(address)
    assert answer.status == 200
    assert answer.header("etag") == '"7"'
    assert b"page" in answer.body
    assert pace.requests > 10
    assert pace.rate == pytest.approx(pace.requests / 0.2, rel=0.3)
    assert 0 < pace.p50 <= pace.p99 < 200


def test_an_answer_of_another_status_ends_the_run():
    with answering(500) as address, pytest.raises(BadAnswer, match="500"):
        run(address)


def test_a_promise_is_kept_or_not_by_what_was_measured():
    rates = {
        ("list, three filters", "sqlite"): 400,
        ("list, three filters", "datasette"): 30,
        ("search, mixed", "sqlite"): 90,
        ("search, mixed", "datasette"): 30,
        ("article", "sqlite"): 600,
        ("repeated page", "sqlite"): 2000,
        ("not modified", "sqlite"): 3500,
        ("bare view", "bare"): 1000,
    }
    measured = [
        Measured(
            line=line,
            server=server,
            concurrency=at_once,
            pace=Pace(rate=rate, p50=10, p99=149, requests=1),
            others=0,
        )
        for (line, server), rate in rates.items()
        for at_once in (1, 16)
    ]
    kept = [promise.is_kept for promise in speed_promises(measured, "sqlite")]
    # 13.3 × and 3 × Datasette, then to the bare view, and 149 ms of 150.
    assert kept == [True, False, True, False, True, False, True, True]
