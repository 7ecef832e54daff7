"""What stands right below a document's signature: notes in brackets, an imprint above attachments."""

import re
from collections.abc import Sequence

from ..privacy import CONTACT_NAME
from .body import BRACKETED
from .imprints import is_printed
from .labels import BODY, Label, Labelled

# 邮政编码：000000 alone on its line
POSTCODE = re.compile(r"^邮\s*(?:政\s*)?编\s*码?\s*[:：]\s*\d{6}$")


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


def imprints_amid(labelled: Sequence[Labelled]) -> list[Labelled]:
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
