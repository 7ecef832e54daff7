"""The page, with rows as the site's list shows them."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@cache
def twenty() -> list[dict]:
    rows = json.loads(Path(settings.ROWS).read_text(encoding="utf-8"))
    return [{**row, "issued_on": date.fromisoformat(row["issued_on"])} for row in rows]


def rows(request: HttpRequest) -> HttpResponse:
    return render(request, "rows.html", {"rows": twenty()})
