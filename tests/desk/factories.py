"""What a clerk has before her: files, remarks, and the page of each row."""

from hashlib import sha256

from briefings.models import Remark, SourceFile


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


def edit_page(row):
    return f"/admin/briefings/{row._meta.model_name}/{row.pk}/change/"
