"""Files one folder of texts and says how fast: python -m benchmarks.taking_in."""

import argparse
import hashlib
import json
import os
from io import StringIO
from pathlib import Path
from time import perf_counter

import django


def main() -> None:
    options = _options()
    settings = "benchmarks.bare.settings" if options.bare else "config.settings"
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    if options.plain:
        os.environ["PLAIN_DATABASE"] = "1"
    django.setup()
    prepare, take_in = (_bare_table, _bare_loop) if options.bare else (_site, _import)
    prepare()
    started = perf_counter()
    filed = take_in(options.folder, options.jobs)
    facts = {"seconds": perf_counter() - started, "filed": filed}
    options.facts.write_text(json.dumps(facts), encoding="utf-8")


def _site() -> None:
    """An empty site that knows the bureaus: else nothing is published, nor indexed."""
    from django.core.management import call_command

    from agencies.models import Agency

    from .texts.bureaus import bureaus

    call_command("migrate", verbosity=0)
    call_command("load_reference", stdout=StringIO())
    Agency.objects.bulk_create(
        (
            Agency(name=each.name, slug=each.code, region_id=each.code)
            for each in bureaus()
        ),
        ignore_conflicts=True,
    )


def _import(folder: Path, jobs: int) -> int:
    """What import_briefings does, with all it tells; answers with how many were filed."""
    from django.core.management import CommandError, call_command

    from briefings.models import SourceFile

    told = StringIO()
    try:
        call_command(
            "import_briefings",
            folder,
            publish=True,
            jobs=jobs,
            stdout=told,
            stderr=told,
        )
    except CommandError as rejected:
        # It says at its end how many of the texts it would not take.
        print(rejected)
    return SourceFile.objects.count()


def _bare_table() -> None:
    from django.db import connection

    from .bare.models import KeptText

    with connection.schema_editor() as editor:
        editor.create_model(KeptText)


def _bare_loop(folder: Path, jobs: int) -> int:
    """Each text read and kept, nothing more."""
    from .bare.models import KeptText

    for path in sorted(folder.glob("*.txt")):
        content = path.read_bytes()
        KeptText.objects.get_or_create(
            sha256=hashlib.sha256(content).hexdigest(),
            defaults={
                "name": path.name,
                "text": content.decode("utf-8", "backslashreplace").replace("\0", " "),
            },
        )
    return KeptText.objects.count()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bare", action="store_true", help="keep the text, no more")
    parser.add_argument("--plain", action="store_true", help="as Django sets SQLite")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--facts", type=Path, required=True, metavar="FILE")
    return parser.parse_args()


if __name__ == "__main__":
    main()
