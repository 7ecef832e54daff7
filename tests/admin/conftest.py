"""A clerk at the desk, and the pages she fills in."""

from hashlib import sha256

import pytest

from briefings.models import Remark, SourceFile


@pytest.fixture
def clerk(admin_client):
    """A client signed in as a superuser."""
    return admin_client


@pytest.fixture
def fill_in(clerk):
    """Change fields of a page as it now stands, and send it as a browser would."""

    def send(address, button="_save", **changes):
        form = clerk.get(address).context
        sent = {**_shown(form), button: "1", **changes}
        return clerk.post(address, sent)

    return send


def _shown(page) -> dict:
    """What the forms of an admin page hold before anyone types."""
    forms = [page["adminform"].form]
    for inline in page["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return {
        name: value
        for form in forms
        for field in form
        for name, value in _sent(field)
        if value is not None and value is not False and value != []
    }


def _sent(field):
    widgets = getattr(field.field.widget, "widgets", None)
    if not widgets:
        return [(field.html_name, field.value())]
    parts = field.field.widget.decompress(field.value())
    return [(f"{field.html_name}_{at}", part) for at, part in enumerate(parts)]


def make_file(text="一\n二\n三", name="甲.txt"):
    return SourceFile.objects.create(
        sha256=sha256(text.encode()).hexdigest(),
        name=name,
        content=text.encode(),
        encoding="utf-8",
        text=text,
        layout="bulletin",
    )


def make_remark(file, issue=None, **fields):
    fields = {
        "code": "inferred_date",
        "severity": "warning",
        "message": "日期由内容推定，请核对。",
        "line": 2,
        **fields,
    }
    return Remark.objects.create(source_file=file, issue=issue, **fields)
