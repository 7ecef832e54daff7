"""Whether what a file's fonts yield is Chinese at all: a wrong table yields wrong words."""

import re

from reading import Unreadable
from reading.language.characters import is_traditional, simplified
from reading.language.marks import HAN

# The 120 characters that bureaus use most; of the text of any they are a third or more,
# of characters drawn at random three in a hundred.
MOST_USED = frozenset(
    "人政民市的年局老一区助会月务办县日工社养发全家个服作保救公元机对动开万理到关安员有和"
    "上户中次位成时在不村困镇各来事期实低要出构建生报部数儿三行为组活每名以查大点了室展等二"
    "入地金提用下乡难设居门送新分心是单通者护道前现号化项站进城街童导管业防"
)
LEAST_SHARE = 0.15
# Fewer characters prove nothing.
FEWEST = 60
# Letters and marks that no Chinese text has so many of.
LEAST_HAN = 0.05
HANZI = re.compile(f"[{HAN}]")
WORDS = re.compile(r"[^\s\d]")


def refuse_illegible(text: str, reason: str) -> None:
    """Raise Unreadable for that reason if the text cannot be what its page shows."""
    hanzi = HANZI.findall(text)
    words = len(WORDS.findall(text))
    if words >= FEWEST and len(hanzi) < LEAST_HAN * words:
        raise Unreadable(reason)
    if len(hanzi) < FEWEST:
        return
    if is_traditional(text):
        hanzi = HANZI.findall(simplified("".join(hanzi)))
    if sum(sign in MOST_USED for sign in hanzi) < LEAST_SHARE * len(hanzi):
        raise Unreadable(reason)
