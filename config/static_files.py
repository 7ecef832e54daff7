"""Static files as they are sent: named by what is in them, and the styles in one sheet.

A page asks for one style sheet instead of eleven; their layers keep their order, which the
first of them names.
"""

from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from briefings.styles import ON_PAPER, ONE_SHEET, SHEETS, place_of


class OneSheetStorage(CompressedManifestStaticFilesStorage):
    """What `collectstatic` gathers, and the one sheet made of those of public pages."""

    one_sheet = ONE_SHEET

    def post_process(self, paths: dict[str, Any], **options: Any) -> Iterator[tuple]:
        if not options.get("dry_run"):
            self.delete(ONE_SHEET)
            self._save(ONE_SHEET, ContentFile(_all_in_one(paths).encode()))
            paths = {**paths, ONE_SHEET: (self, ONE_SHEET)}
        yield from super().post_process(paths, **options)


def _all_in_one(paths: dict[str, Any]) -> str:
    on_screen = "\n".join(_words_of(sheet, paths) for sheet in SHEETS)
    return f"{on_screen}\n@media print {{\n{_words_of(ON_PAPER, paths)}}}\n"


def _words_of(sheet: str, paths: dict[str, Any]) -> str:
    storage, path = paths[place_of(sheet)]
    with storage.open(path) as file:
        return file.read().decode()
