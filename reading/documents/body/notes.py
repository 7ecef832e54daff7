"""What stands above a text and is none of it: an editors' note, a summary, an abstract."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from ...language.marks import HAN, is_prose, words_of
from ...language.patterns import pattern
from ..labels import Label, Labelled

# 编者按：…, 【编者按】…, ［编者按］…, 按语：…
EDITORS_NOTE = pattern(
    r"^[【\[［〔〖]?\s*(?:编\s*者\s*按|按\s*语|编\s*者\s*的话|开栏(?:的话|语))|^[【\[［〔〖]\s*按\s*[】\]］〕〗]|^按\s*[:：]"
)
# 内容摘要：…: what a site or an office says of a text above it
ABSTRACT = pattern(
    r"^[【\[（(]?\s?(?:内容|新闻|本文|文章)?(?:摘要|提要|导读|导语|简介)\s?[】\]）)]?\s?[:：]?\s?(?=\S)"
)
# 【内容提要】…, 摘要：…: one that says so of itself
CALLED_ABSTRACT = pattern(
    r"^(?:[【\[〔［]\s?(?:内容|本文)?(?:摘要|提要|导读|导语)\s?[】\]〕］]|(?:内容|本文)?(?:摘要|提要|导读|导语)\s?[:：])\s?\S"
)
# AI摘要：…, 智能速览: what a portal has a program say of the text, alone or before it
MADE_SUMMARY = pattern(
    r"^[【\[（(]?\s?(?:AI|ＡＩ|智能|机器)\s?(?:摘要|总结|速览|速读|导读|提要|解读|概括|生成)\s?[】\]）)]?\s?(?:[:：]|$)"
)
SHORTEST_ABSTRACT = 10
# 【领导批示】, 市领导批示： above what those above wrote on the matter; 二是落实批示 heads a part
_OF_INSTRUCTION = r"批\s{0,4}[示语](?:摘[登录要]|精神|选登|内容)?"
INSTRUCTION = pattern(
    rf"^[【\[［〔〖]\s*[{HAN}]{{0,8}}{_OF_INSTRUCTION}\s*[】\]］〕〗]\s?[:：]?$|"
    rf"^[省市县区州盟旗局厅委府]{{0,4}}(?:主要)?(?:领\s?导)?(?:同志)?{_OF_INSTRUCTION}\s?[:：]?$"
)
# …一户一策。（副省长　某某某　8月12日）: who wrote it and when, behind each of what they wrote;
# （护理员 某某某 8月12日） holds no office
SIGNED = pattern(
    r"[（(][^（()）\d]{0,16}(?:[长任]|[委专]员|书记|主席)[^（()）\d]{2,10}(?:20\d\d\s?年\s?)?"
    r"\d{1,2}\s?月\s?\d{1,2}\s?日[^（()）]{0,6}[）)]$"
)


def notes_under_their_name(labelled: list[Labelled]) -> list[Labelled]:
    """编者按 or AI摘要 alone on its line: the paragraph below it is the note."""
    awaited: Label | None = None
    for i, each in enumerate(labelled):
        if awaited and each.label is Label.PARAGRAPH:
            labelled[i] = Labelled(each.line, awaited)
        if each.label is not Label.BLANK:
            is_note = each.label is Label.EDITORS_NOTE or MADE_SUMMARY.match(each.text)
            is_alone = len(each.text.strip("【】[]:： ")) <= 6
            awaited = each.label if is_note and is_alone else None
    return labelled


def instructions_above(labelled: list[Labelled]) -> list[Labelled]:
    """【领导批示】 and, right below it, what each of them wrote, with his name and the day.

    Amid a text, where it runs on below, such a heading and its paragraphs are the text's.
    """
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    for n, here in enumerate(inked):
        if not INSTRUCTION.match(labelled[here].text):
            continue
        written = list(takewhile(lambda i: _is_signed(labelled[i]), inked[n + 1 :]))
        above, below = inked[:n], inked[n + 1 + len(written) :]
        if written and not (_run_on(labelled, above) and _run_on(labelled, below[:1])):
            for i in (here, *written):
                labelled[i] = labelled[i]._replace(label=Label.EDITORS_NOTE)
    return labelled


def _run_on(labelled: Sequence[Labelled], places: Sequence[int]) -> bool:
    texts = (labelled[i] for i in places)
    return any(is_prose(x.text) for x in texts if x.label is Label.PARAGRAPH)


def is_written_above(each: Labelled) -> bool:
    """A note of the editors, what somebody in office wrote on it, or 【内容提要】…"""
    is_abstract = each.label is Label.PARAGRAPH and CALLED_ABSTRACT.match(each.text)
    return each.label is Label.EDITORS_NOTE or _is_signed(each) or bool(is_abstract)


def _is_signed(each: Labelled) -> bool:
    return each.label is Label.PARAGRAPH and bool(SIGNED.search(each.text))


def abstracts_said_again(labelled: list[Labelled]) -> list[Labelled]:
    """内容摘要：…, every word of which the paragraph below it begins with: it says nothing of its own."""
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    for here, below in pairwise(inked):
        found = ABSTRACT.match(labelled[here].text)
        said = words_of(labelled[here].text[found.end() :]) if found else ""
        is_long = len(said) >= SHORTEST_ABSTRACT
        if is_long and words_of(labelled[below].text).startswith(said):
            labelled[here] = labelled[here]._replace(label=Label.NOTE)
    return labelled
