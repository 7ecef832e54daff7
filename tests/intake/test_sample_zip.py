"""All sample texts in one zip: each reads as it does by itself, by command and by upload."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from briefings.models import Issue, SourceFile, Upload

from .test_containers import UPLOAD, zip_of

pytestmark = pytest.mark.django_db
FOLDER = settings.BASE_DIR / "fixtures" / "texts"
TEXTS = {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir())}


def by_name(receipts: list[dict]) -> dict[str, dict]:
    return {each["file"].rpartition("/")[2]: each | {"file": ""} for each in receipts}


def test_by_command_each_has_the_receipt_that_it_has_alone(write_file, run_import):
    path = write_file("样例.zip", zip_of(TEXTS))
    together = by_name(run_import(path, "--dry-run").receipts)
    assert together.keys() == TEXTS.keys()
    assert together == by_name(run_import(FOLDER, "--dry-run").receipts)


def test_one_upload_files_them_all(clerk, run_import):
    sent = {"files": [SimpleUploadedFile("样例.zip", zip_of(TEXTS))]}
    assert "没有入库" not in clerk.post(UPLOAD, sent, follow=True).text
    (upload,) = Upload.objects.all()
    assert upload.files.count() == len(TEXTS)
    kept = {
        bytes(each) for each in SourceFile.objects.values_list("content", flat=True)
    }
    assert kept == set(TEXTS.values())
    # What is there already is filed no second time: it is the same.
    outcomes = run_import(FOLDER).outcomes
    assert set(outcomes) == {"unchanged"}
    assert Issue.objects.count() >= len(TEXTS)
