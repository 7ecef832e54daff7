"""What was changed behind the site's back is named, each by its kind; exit code 1."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from briefings.models import Article, SourceFile
from briefings.search import reindex
from metrics.models import Figure

from ..desk.factories import make_file
from ..factories import make_article, make_issue
from ..metrics.factories import make_figure

pytestmark = pytest.mark.django_db
SAID = "全市共有养老机构36家。"


def report(*, fails: bool) -> str:
    out = StringIO()
    if fails:
        with pytest.raises(CommandError, match="共 1 处不符"):
            call_command("check_integrity", stdout=out)
    else:
        call_command("check_integrity", stdout=out)
    return out.getvalue()


def test_each_kind_of_damage_is_named_and_none_where_all_agrees():
    file = make_file(SAID)
    article = make_article(make_issue(source_file=file), text=SAID)
    figure = make_figure("36家", SAID, article=article)
    reindex(Article.objects.all())
    assert report(fails=False).count("：相符") == 5

    one = {
        "字节与登记的指纹不符": (SourceFile, file, {"content": b"other"}),
        "错位": (Figure, figure, {"start": 1}),
        "纯文本与段落不符": (Article, article, {"text": SAID + "。"}),
        "不在原文里": (
            Article,
            article,
            {"blocks": [{**article.blocks[0], "first_line": 7, "last_line": 9}]},
        ),
        "过时": (Article, article, {"title": "另一个标题"}),
    }
    for said, (model, row, damage) in one.items():
        rows = model.objects.filter(pk=row.pk)
        whole = rows.values(*damage).get()
        if "text" in damage:
            # The index is made of it, too.
            rows.update(**damage)
            reindex(Article.objects.all())
        rows.update(**damage)
        assert said in report(fails=True), said
        rows.update(**whole)
        reindex(Article.objects.all())
    assert report(fails=False)
