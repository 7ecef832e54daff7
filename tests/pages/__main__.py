"""A site's pages, feeds and maps as files, for validators: python -m tests.pages DIR."""

import os
import sys
from pathlib import Path

import django

KINDS = {"text/html": "html", "application/atom+xml": "atom", "application/xml": "xml"}


def main(folder: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.test import Client

    from .crawl import HERE, walk

    found = walk(Client(SERVER_NAME=HERE.removeprefix("http://")), "/", "/sitemap.xml")
    addresses = []
    for number, (address, visited) in enumerate(sorted(found.items())):
        kind = KINDS.get(visited.content_type.partition(";")[0])
        if kind:
            file = folder / kind / f"{number}.{kind}"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(visited.text, encoding="utf-8")
            addresses.append(f"{file.relative_to(folder)}\t{address}\n")
    (folder / "addresses.tsv").write_text("".join(addresses), encoding="utf-8")
    print(f"{len(addresses)} files in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
