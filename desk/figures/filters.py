"""What the queue of figures can be narrowed by."""

from urllib.parse import parse_qsl

from django.contrib import admin

from agencies.models import Agency
from briefings.models import Article
from metrics.models import Figure, Indicator
from reading.tags.doubt import BELIED, COMPARED, UNNAMED


class StateFilter(admin.SimpleListFilter):
    """The unreviewed ones, unless another state is asked for."""

    title = "核对情况"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("all", "全部"), *Figure.State.choices]

    def value(self):
        return super().value() or Figure.State.UNREVIEWED.value

    def choices(self, changelist):
        _everything, *choices = super().choices(changelist)
        return choices

    def queryset(self, request, queryset):
        if self.value() == "all":
            return queryset
        return queryset.filter(state=self.value())


class ByDoubt(admin.SimpleListFilter):
    title = "存疑程度"
    parameter_name = "doubts"
    LEAST = {"belied": BELIED, "much": UNNAMED, "some": COMPARED, "little": 0}
    MOST = {"much": BELIED, "some": UNNAMED, "little": COMPARED}

    def lookups(self, request, model_admin):
        return [
            ("belied", "与同文其他数不合"),
            ("much", "多"),
            ("some", "一般（含入指标的）"),
            ("little", "少"),
        ]

    def queryset(self, request, queryset):
        asked = self.value() or ""
        if asked not in self.LEAST:
            return queryset
        queryset = queryset.filter(doubt__gte=self.LEAST[asked])
        most = self.MOST.get(asked)
        return queryset.filter(doubt__lt=most) if most else queryset


class ByAsks(admin.SimpleListFilter):
    """Why a person is asked of it before others."""

    title = "为什么先问"
    parameter_name = "asks"

    def lookups(self, request, model_admin):
        return [(str(value), label) for value, label in Figure.Asks.choices]

    def queryset(self, request, queryset):
        asked = self.value()
        if asked not in dict(self.lookup_choices):
            return queryset
        return queryset.asked_for(int(asked))


class ByShape(admin.SimpleListFilter):
    """Whether it stands in a row of a table or in a sentence."""

    title = "所在"
    parameter_name = "shape"

    def lookups(self, request, model_admin):
        return [("table", "表格中"), ("prose", "文字中")]

    def queryset(self, request, queryset):
        match self.value():
            case "table":
                return queryset.in_tables()
            case "prose":
                return queryset.in_prose()
        return queryset


class ChosenFromMany(admin.SimpleListFilter):
    """A choice among so many that a list of links would fill the page."""

    template = "admin/metrics/figure/_chosen_from_many.html"

    def value(self):
        return super().value() or None

    def choices(self, changelist):
        query = changelist.get_query_string(remove=[self.parameter_name])
        self.kept = parse_qsl(query.removeprefix("?"))
        chosen = self.value()
        yield {"value": "", "selected": chosen is None, "display": "全部"}
        for value, name in self.lookup_choices:
            yield {"value": value, "selected": chosen == value, "display": name}


class IndicatorFilter(ChosenFromMany):
    title = "指标"
    parameter_name = "indicator"

    def lookups(self, request, model_admin):
        named = Indicator.objects.values_list("key", "name")
        return [("none", "不属任何指标"), ("any", "属某个指标"), *named]

    def queryset(self, request, queryset):
        match self.value():
            case None:
                return queryset
            case "none":
                return queryset.of_no_indicator()
            case "any":
                return queryset.exclude(indicator=None)
        return queryset.of(self.value())


class AgencyFilter(ChosenFromMany):
    title = "单位"
    parameter_name = "agency"

    def lookups(self, request, model_admin):
        theirs = Agency.objects.within_reach_of(request.user)
        agencies = theirs.order_by("region_id", "name")
        return [(str(pk), name) for pk, name in agencies.values_list("pk", "name")]

    def queryset(self, request, queryset):
        if self.value() not in dict(self.lookup_choices):
            return queryset
        # By the articles' ids: joined, every unreviewed figure would be looked up.
        articles = Article.objects.of_agency(self.value())
        return queryset.filter(article__in=articles.values("pk"))


class ByArticle(admin.SimpleListFilter):
    """One article's figures, once an article's page has led here."""

    title = "文章"
    parameter_name = "article"

    def lookups(self, request, model_admin):
        asked = request.GET.get(self.parameter_name, "")
        if not asked.isdecimal():
            return []
        theirs = Article.objects.within_reach_of(request.user).filter(pk=asked)
        return [(asked, title) for title in theirs.values_list("title", flat=True)]

    def queryset(self, request, queryset):
        return (
            queryset.filter(article=self.value()) if self.lookup_choices else queryset
        )
