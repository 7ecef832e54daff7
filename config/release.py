"""What is running, in one word: the same on every worker, another once it is changed."""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

from .context import site

CONFIG = Path(__file__).parent
# What is no app of Django's and decides what pages show: how a number is masked.
READING = CONFIG.parent / "reading"


@cache
def release() -> str:
    """A fingerprint of all that makes pages what they are, but for the database."""
    digest = blake2b(digest_size=8)
    for path in sorted(_files()):
        digest.update(repr((str(path), path.read_bytes())).encode())
    digest.update(repr(site(None)).encode())
    # The names of style sheets and scripts, which change with what is in them.
    digest.update(getattr(staticfiles_storage, "manifest_hash", "").encode())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    """Our code and templates, and the list of libraries with their versions."""
    yield settings.BASE_DIR / "requirements.txt"
    ours = [app.path for app in apps.get_app_configs() if _is_ours(app)]
    for folder in (CONFIG, READING, *settings.TEMPLATES[0]["DIRS"], *map(Path, ours)):
        for path in folder.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def _is_ours(app) -> bool:
    return Path(app.path).parent == settings.BASE_DIR
