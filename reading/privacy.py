"""Personal numbers and names: found for staff, masked for the public."""

import re
from collections.abc import Iterable

from .names import names_beside_status
from .parsed import Line, PersonalMention

# Each begins with what it looks for and looks behind it then: a search that begins
# by looking behind looks behind every character of the text.
# 13800138000; not inside a longer run of digits.
REST_OF_MOBILE = r"[3-9]\d(?:[ -]?)\d{4}(?:[ -]?)\d{4}(?!\d)"
MOBILE = re.compile(r"1(?<![\d*]1)" + REST_OF_MOBILE)
# 11010519491231002X
ID_NUMBER = re.compile(r"\d(?<![0-9A-Za-z]\d)\d{16}[\dXx](?![0-9A-Za-z])")
# 紧急联系人:王 某 13800138000 / 联系人：李某某
CONTACT_NAME = re.compile(
    r"(?:联\s*系\s*人|经\s*办\s*人|联\s*络\s*员)\s*[:：]\s*(?P<name>(?!\S{0,5}[局科处室办站])[\u4e00-\u9fff]\s{0,4}[\u4e00-\u9fff·]{1,3})"
)
# What stands before a number without being a name.
NO_NAMES = "联系|电话|手机|热线|传真|值班|办公|咨询|监督|举报|投诉|地址|微信|号码"
# 孙某某 13800138000: a name with nothing but spaces before a mobile number.
NAME_BEFORE_MOBILE = re.compile(
    rf"(?:^|[\s、，,；;：:（(])(?P<name>(?!{NO_NAMES})[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){{1,3}})"
    r"\s*[（(：:，,]?\s*1" + REST_OF_MOBILE
)

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"


def is_id_number(digits: str) -> bool:
    """Whether 18 characters are a resident's number: ISO 7064 MOD 11-2, a real birth month and day."""
    month, day = int(digits[10:12]), int(digits[12:14])
    weighted = sum(int(d) * w for d, w in zip(digits[:17], _ID_WEIGHTS, strict=True))
    return (
        digits[6:8] in {"18", "19", "20"}
        and 1 <= month <= 12
        and 1 <= day <= 31
        and _ID_CHECKS[weighted % 11] == digits[17].upper()
    )


def mask(text: str) -> str:
    """The text as the public may read it; every character keeps its place.

    13800138000 becomes 138****8000, an ID number keeps its first 6 and last 4.
    """
    text = MOBILE.sub(lambda m: _starred(m[0], keep_first=3, keep_last=4), text)
    return ID_NUMBER.sub(
        lambda m: (
            _starred(m[0], keep_first=6, keep_last=4) if is_id_number(m[0]) else m[0]
        ),
        text,
    )


def _starred(number: str, *, keep_first: int, keep_last: int) -> str:
    middle = len(number) - keep_first - keep_last
    return number[:keep_first] + "*" * middle + number[-keep_last:]


def personal_mentions(lines: Iterable[Line]) -> tuple[PersonalMention, ...]:
    """Mobile numbers, ID numbers and the contacts' names, each at its line."""
    return tuple(
        PersonalMention(kind=kind, line=line.number)
        for line in lines
        for kind in _kinds_in(line.text)
    )


def _kinds_in(text: str) -> list[str]:
    names = {
        m.start("name")
        for pattern in (CONTACT_NAME, NAME_BEFORE_MOBILE)
        for m in pattern.finditer(text)
    }
    ids = [m for m in ID_NUMBER.finditer(text) if is_id_number(m[0])]
    return (
        ["mobile_phone"] * len(MOBILE.findall(text))
        + ["id_number"] * len(ids)
        + ["contact_name"] * len(names)
        + ["name_beside_status"] * len(list(names_beside_status(text)))
    )
