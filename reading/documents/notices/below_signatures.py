"""What stands below a document's signature, and whose it is.

Its own notes and the imprint of its print, as the form of documents has them; what it
announced and sends out; text that nothing announces, which waits for a person; and a
site's own articles, which a site that copies notices lets follow without a break.
"""

from collections.abc import Sequence

from ...language.marks import HAN, pairs_of, words_of
from ...language.patterns import pattern
from ...privacy import CONTACT_NAME
from ..body.lines import BRACKETED
from ..imprints import is_printed
from ..labels import BODY, Label, Labelled, texts_of
from ..page.furniture import is_sentence

# 邮政编码：000000 alone on its line
POSTCODE = pattern(r"^邮\s*(?:政\s*)?编\s*码?\s*[:：]\s*\d{6}$")
# 附件, 《…办法》, 名单, 现将…印发: the text says that more will follow
MORE_FOLLOWS = pattern(
    r"附|《|名单|目录|如下表|见表|下表|印发|下发|公布|发布|转发|规定|办法|方案|细则|清单|须知"
)
# What the page's own text may be.
TEXT = {Label.PARAGRAPH, Label.HEADING}
MAY_STAND = TEXT | {Label.BLANK, Label.PAGE_NUMBER}
# 空调不制冷是什么原因（…）, 羽绒服能机洗吗: what people ask a search for heads a site's articles
ASKED_OF_A_SEARCH = pattern(
    r"(?:什么原因|怎么(?:办|回事|弄|做|用)|多少钱(?:一[台个斤件套只])?|排行榜|(?:可以|能).{1,8}吗)(?:[（(？?\s]|$)"
)
# 空调怎么清洗（空调清洗步骤图）: a headline of such a site, said again in brackets
SAID_AGAIN = pattern(
    rf"(?P<what>[{HAN}]{{2}})[{HAN}]{{0,12}}(?:怎么[{HAN}]{{1,4}}|多少[{HAN}]{{1,4}}|什么[{HAN}]{{1,4}}|哪[个些款种家]{{1,2}}[{HAN}]{{0,4}}|几[{HAN}]{{1,3}})[？?]?\s?[（(](?P=what)"
)
FEWEST_SAID_AGAIN = 2
# What goes on with a text has at least so many of its pairs of signs.
SHARED = 0.1
# So much has to stand there to be judged.
SHORTEST_TEXT = 20


def notes_below(labelled: list[Labelled]) -> list[Labelled]:
    """（联系人：某某某　电话：…） right below the day, as the form of documents has its notes.

    A telephone of an office without a name is text.
    """
    for i, each in enumerate(labelled):
        is_named = BRACKETED.match(each.text) and CONTACT_NAME.search(each.text)
        is_note = is_named or POSTCODE.match(each.text.strip())
        if each.label is Label.CONTACT and is_note:
            labelled[i] = each._replace(label=Label.NOTE)
        elif each.label in BODY - {Label.CONTACT}:
            break
    return labelled


def imprints_above_annexes(labelled: Sequence[Labelled]) -> list[Labelled]:
    """…印发 and （共印60份） between the signature and an attachment set out below them."""
    last = max(
        (i for i, each in enumerate(labelled) if each.label is Label.ATTACHMENT),
        default=0,
    )
    return [
        each._replace(label=Label.IMPRINT)
        if i < last and each.label in BODY and is_printed(each.text)
        else each
        for i, each in enumerate(labelled)
    ]


def with_foreign_aside(
    head: Sequence[Labelled], body: list[Labelled]
) -> list[Labelled]:
    """The body; a site's articles below its signature are the page's.

    They are headed by what people ask a search for, and have nothing to do with it. How to
    book a visit shares no words with a notice either, and is the notice's.
    """
    above, below = _parted([*head, *body])
    text = _unannounced(above, below)
    # Only what will be told of as set aside: a translation has no 。 to tell of.
    is_told = any(is_sentence(each.text) and each.text.endswith("。") for each in text)
    is_sites = is_told and any(ASKED_OF_A_SEARCH.search(each.text) for each in text)
    again = (len(SAID_AGAIN.findall(each.text)) for each in text)
    is_sites = is_sites or sum(again) >= FEWEST_SAID_AGAIN
    if not is_sites or _share(above, text) >= SHARED:
        return body
    aside = [
        each._replace(label=Label.FOOTER) if each.label in TEXT else each
        for each in below
    ]
    return [*body[: len(body) - len(below)], *aside]


def doubted_below(labelled: Sequence[Labelled]) -> Labelled | None:
    """The first line of text below a signature where nothing above says that more follows."""
    return next(iter(_unannounced(*_parted(labelled))), None)


def _parted(
    labelled: Sequence[Labelled],
) -> tuple[Sequence[Labelled], Sequence[Labelled]]:
    """The lines down to the last that signs, and those below it."""
    signed = (i for i, each in enumerate(labelled) if each.label is Label.SIGNATURE)
    end = max(signed, default=len(labelled) - 1) + 1
    return labelled[:end], labelled[end:]


def _unannounced(
    above: Sequence[Labelled], below: Sequence[Labelled]
) -> list[Labelled]:
    """The text below, where it is long, and no list, and no words above announce it."""
    text = [each for each in below if each.label in TEXT]
    is_plain = all(each.label in MAY_STAND for each in below)
    is_long = len(_words(text)) >= SHORTEST_TEXT
    announced = is_long and MORE_FOLLOWS.search("\n".join(_said(above)))
    return text if is_plain and is_long and not announced else []


def _share(above: Sequence[Labelled], text: Sequence[Labelled]) -> float:
    """How many of the pairs of signs of a text stand above it too."""
    known = set(pairs_of(words_of("".join(_said(above)))))
    new = set(pairs_of(_words(text)))
    return len(new & known) / len(new)


def _said(above: Sequence[Labelled]) -> list[str]:
    return texts_of(above, *BODY, Label.TITLE)


def _words(text: Sequence[Labelled]) -> str:
    return words_of("".join(each.text for each in text))
