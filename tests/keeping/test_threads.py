"""The threads of a worker of the production server, which come and go."""

from ..test_settings import shown

# As granian does it: each thread ends when it had nothing to do, and another begins.
ONE_AFTER_ANOTHER = """
import threading, psutil
from wsgiref.util import setup_testing_defaults
from config.wsgi import application
def visit():
    asked = {"PATH_INFO": "/healthz", "HTTP_HOST": "localhost"}
    setup_testing_defaults(asked)
    answer = application(asked, lambda status, headers: told.add(status))
    list(answer)
    answer.close()
    from django.db import connection
    connection.ensure_connection()
def files():
    held = psutil.Process().open_files()
    return sum(each.path.endswith("site.sqlite3") for each in held)
told = set()
for _ in range(8):
    thread = threading.Thread(target=visit)
    thread.start()
    thread.join()
print(*told, files())
"""


def test_a_thread_that_ends_leaves_no_file_open_behind_it_for_long(tmp_path):
    said = shown(
        ONE_AFTER_ANOTHER,
        DATABASE_URL=f"sqlite:///{tmp_path / 'site.sqlite3'}",
        DEBUG="1",
    )
    *status, held = said.stdout.split()
    assert status == ["200", "OK"], said.stderr
    # Of the last thread alone, which another one will clear away.
    assert held == "1"
