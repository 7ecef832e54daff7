"""How a figure is told to the clerk: its number lit up, why it is doubted, by whom known."""

from metrics.amounts import exact_amount
from metrics.caveats import held_back_because
from metrics.models import Figure
from metrics.querysets import APART
from metrics.reviewing import CORRECTABLE, Occurrence
from metrics.sentences import Lit, shortened
from reading.tags.doubt import BELIED

# How much of a sentence a list shows before its number, and behind.
BEFORE, BEHIND = 34, 30
BELIED_SO = "与同文其他数不合，合计或占比算不拢"
# By how much is unsure of it.
CONFIDENCE = ("有把握", "较有把握", "把握不大", "没有把握")
QUALIFIERS = {"about": "约", "over": "超过", "under": "不足"}


def lit_sentence(figure: Figure | Occurrence) -> Lit:
    """The sentence around its number; where that cannot be found, all is before."""
    at, sentence = figure.place_in_sentence, figure.sentence
    end = at + len(figure.raw)
    if at < 0 or sentence[at:end] != figure.raw:
        return Lit(sentence, "", "")
    return Lit(sentence[:at], figure.raw, sentence[end:])


def short_sentence(figure: Figure | Occurrence) -> Lit:
    """As much of it as a list shows, the cells of a table parted by ｜."""
    return shortened(lit_sentence(figure), BEFORE, BEHIND)


def amount(figure: Figure) -> str:
    """约1,200,000元, just as it is held."""
    said = exact_amount(figure.value, figure.unit)
    return QUALIFIERS.get(figure.qualifier, "") + said


def kind(figure: Figure) -> str:
    """标准, 目标 or 限额; that a number was reached goes without saying."""
    return "" if figure.kind == Figure.Kind.ACTUAL else figure.get_kind_display()


def why(figure: Figure) -> str:
    """文中“城乡低保对象”即“低保对象”: the words of the text and the name they met."""
    scope = figure.get_scope_display()
    if figure.indicator is None:
        return f"范围是“{scope}”，不归入指标" if figure.scope in APART else ""
    if not figure.matched:
        return "由人指定"
    said = f"；范围是“{scope}”" if figure.scope != Figure.Scope.ALL else ""
    if figure.matched == figure.matched_words:
        return f"文中称“{figure.matched}”{said}"
    return f"文中“{figure.matched_words}”即“{figure.matched}”{said}"


def is_belied(figure: Figure) -> bool:
    """Whether the sums and shares of its text contradict it."""
    # Without a label other doubts may weigh as much.
    return bool(figure.label) and figure.doubt >= BELIED


def doubts(figure: Figure) -> list[str]:
    """What is unsure of it, the gravest first."""
    raised = {
        "".join(held_back_because(figure.held_back)): figure.held_back,
        BELIED_SO: is_belied(figure),
        "没有读出所指": not figure.label,
        "时期不详": figure.period_end is None,
        "地区不详": figure.region is None and not figure.place_words,
        f"只说是“{figure.place_words}”，没有区划代码": figure.place_words,
        "时期为推定": figure.period_end and figure.period_is_inferred,
        "地区为推定": figure.region and figure.place_is_inferred,
        "不是确数": figure.qualifier != Figure.Qualifier.EXACT,
        "是目标或限额": figure.kind in (Figure.Kind.TARGET, Figure.Kind.LIMIT),
        "用汉字写的数": not any(map(str.isdecimal, figure.raw)),
    }
    return [doubt for doubt, is_so in raised.items() if is_so]


def asked_because(figure: Figure) -> str:
    """Why a person is asked of it before others; nothing where that is not so."""
    if figure.is_reviewed:
        return ""
    asks = Figure.Asks(figure.asks)
    return "" if asks == Figure.Asks.OTHER else str(asks.label)


def confidence(figure: Figure) -> str:
    """How sure the reading is, in words: a number would say more than is known."""
    if figure.is_reviewed:
        return ""
    if figure.held_back or is_belied(figure):
        return CONFIDENCE[-1]
    return CONFIDENCE[min(len(doubts(figure)), len(CONFIDENCE) - 1)]


def mended(figure: Figure) -> list[tuple[str, str]]:
    """What a person has changed, and what the text was read to say: 数值, 3958."""
    return [
        (str(field.verbose_name), _was(field, figure.extracted[field.name]))
        for field in figure._meta.fields
        if field.name in figure.extracted and field.name in CORRECTABLE
    ]


def _was(field, plain_value) -> str:
    if field.is_relation and plain_value:
        return str(field.related_model.objects.get(pk=plain_value))
    return str(dict(field.choices or ()).get(plain_value, plain_value) or "无")
