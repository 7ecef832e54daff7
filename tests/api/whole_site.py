"""A site with one of everything, and all of it wiped again."""

from datetime import UTC, date, datetime

from agencies.models import Agency, FormerSlug, Region
from briefings.content_version import raise_content_version
from briefings.models import (
    Article,
    Citation,
    Correction,
    Distribution,
    HarvestedSite,
    Issue,
    Topic,
)
from briefings.search import reindex
from metrics.models import Figure, Indicator

from ..factories import (
    block,
    make_agency,
    make_article,
    make_issue,
    make_member,
    make_region,
    make_topic,
)
from ..metrics.factories import make_figure, make_indicator
from ..pages.test_masking import MOBILE

WENT_UP = datetime(2023, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)


def write_whole_site():
    """A site with one of everything, and with what is nobody's business."""
    agency = make_agency("东湖市民政局", "445300", slug="donghu", short_name="东湖民政")
    Agency.objects.filter(pk=agency.pk).update(parent=make_agency())
    FormerSlug.objects.create(slug="old-donghu", agency=agency)
    write_bulletin(agency)
    make_issue(kind="web", number=None, issued_on=None, articles=1)
    numbered = {"number": None, "document_number": "东民发〔2022〕8号"}
    make_issue(kind="notice", articles=2, **numbered)
    for status in ("draft", "in_review", "withdrawn"):
        make_article(make_issue(status=status), f"{status}的标题")
    reindex(Article.objects.all())


def write_bulletin(agency: Agency):
    """An issue with figures, recipients, a citation, a correction, a number to be masked."""
    issue = make_issue(
        agency,
        number=5,
        series="东湖民政信息",
        office="东湖市民政局办公室",
        copies=80,
        recipients=["省民政厅"],
        first_public_at=WENT_UP,
        editors_note=f"联系电话{MOBILE}",
    )
    said = f"全市共有养老机构36家，比上年多2家。联系人电话{MOBILE}。"
    article = make_article(
        issue,
        "机构增加",
        topics=[make_topic()],
        regions=[make_region(), make_region("445300")],
        blocks=[block("一、机构", "heading"), block(said, line=2)],
        first_line=1,
        last_line=2,
    )
    count_in(article, said)
    Citation.objects.create(
        article=article, document_number="民发〔2020〕8号", raw="民发[2020]8号", line=2
    )
    Correction.objects.create(
        issue=issue, article=article, text="“35家”应为“36家”。", made_by=make_member()
    )


def count_in(article: Article, said: str):
    total = make_indicator("test_all", "测试总数", "家")
    homes = make_indicator(part_of=total, position=1, topic=make_topic())
    end = {"period_end": date(2021, 12, 31), "region": make_region("445300")}
    make_figure("36家", said, article=article, indicator=homes, doubt=3, **end)
    make_figure("2家", said, article=article, kind="target", state="confirmed")
    make_figure("36家", said, state="rejected", indicator=homes)


def wipe(*, places: bool = True):
    """All content; of the divisions, of which there are thousands, only if asked for."""
    for model in (
        HarvestedSite,
        Figure,
        Correction,
        Citation,
        Distribution,
        Article,
        Issue,
    ):
        model.objects.all().delete()
    Indicator.objects.update(part_of=None)
    Agency.objects.update(parent=None)
    for model in (Indicator, Topic, FormerSlug, Agency):
        model.objects.all().delete()
    for level in ("county", "city", "province") if places else ():
        Region.objects.filter(level=level).delete()
    raise_content_version([2022])
