"""Distribution lists: whom a bulletin or a notice went to, and how that is set."""

from random import Random

from .bureaus import Bureau
from .setting import wrapped
from .story import Piece

_STYLES = (
    ("分送",),
    ("分送",),
    ("报", "送", "发"),
    ("报", "送"),
    ("发",),
    ("抄送",),
    ("抄报", "抄送"),
    ("发至", "抄送"),
    ("主送", "抄送"),
    ("抄报", "抄送", "发"),
)


def distribution(habits: Random, bureau: Bureau) -> tuple[list[Piece], list[dict]]:
    """The lines of the list, and the list itself."""
    pieces, roles = [], []
    colon, stop = habits.choice("：：:"), habits.choice(("。", "。", ""))
    is_wrapped = habits.random() < 0.3
    for role in habits.choice(_STYLES):
        recipients = _recipients(habits, bureau, role)
        line = role + colon + _joined(habits, recipients) + stop
        pieces.append(
            Piece(wrapped(line, 32, "　" * (len(role) + 1)) if is_wrapped else line)
        )
        roles.append({"role": role, "recipients": recipients})
    return pieces, roles


def _joined(habits: Random, recipients: list[str]) -> str:
    """、 inside a group of recipients, ， or ； between the groups."""
    between = habits.choice("，，；")
    text = recipients[0]
    for recipient in recipients[1:]:
        text += (between if habits.random() < 0.3 else "、") + recipient
    return text


def _recipients(habits: Random, bureau: Bureau, role: str) -> list[str]:
    above, beside, below = superiors(bureau), _peers(bureau), subordinates(bureau)
    pool = {
        "报": above,
        "抄报": above,
        "送": beside,
        "抄送": beside,
        "发": below,
        "主送": below,
        "发至": above[:2] + below,
        "分送": above + beside + below,
    }[role]
    count = habits.randrange(min(2, len(pool)), len(pool) + 1)
    chosen = sorted(habits.sample(range(len(pool)), count))
    return [pool[position] for position in chosen]


def superiors(bureau: Bureau) -> list[str]:
    word = bureau.scope
    if bureau.is_province:
        party = "自治区党委" if bureau.level == "自治区" else f"{word}委"
        return [
            "民政部办公厅",
            f"{party}办公厅",
            f"{bureau.level}政府办公厅",
            "分管副秘书长",
        ]
    upper = "市民政局" if bureau.is_county else "省民政厅办公室"
    return [
        upper,
        f"{word}政府分管领导",
        f"{word}委办公室（政研室）",
        f"{word}人大常委会办公室",
        f"{word}政府办公室",
        f"{word}政协办公室",
    ]


def _peers(bureau: Bureau) -> list[str]:
    word = bureau.scope
    return [
        f"{word}委宣传部",
        f"{word}财政局",
        f"{word}乡村振兴局",
        f"{word}残联",
        f"各民主党派{word}委",
        f"{word}直有关单位",
    ]


def subordinates(bureau: Bureau) -> list[str]:
    if bureau.is_province:
        return ["各市（州）民政局", "厅机关各处（室）", "厅直属各单位"]
    if bureau.is_county:
        return ["各乡镇人民政府（街道办事处）", "局机关各科室", "局属各单位"]
    return ["各县（市、区）民政局", "局机关各科（室）", "局属各单位", "各市级社会组织"]
