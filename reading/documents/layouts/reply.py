"""Replies to deputies and committee members on what they proposed: 建议提案答复."""

from ...language.marks import HAN, bare
from ...language.patterns import pattern
from ...parsed import IssueKind, Line
from ..assembly import IssueReading
from ..notices.official_issue import is_bulletin, read_issue, read_official

NAME = "reply"
TITLE = "建议提案答复"
KIND = IssueKind.REPLY
# 关于对市政协三届一次会议第52号提案的答复, 对县十八届人大二次会议第58号建议办理情况的答复函
REPLY_TITLE = pattern(
    r"(?:建议|提案|议案)[^，。]{0,16}(?:答复|复函|回复|函复|办理情况)(?:意见|的?函)?(?:[（(].{1,24}[）)])?$|"
    r"答复.{0,12}(?:建议|提案|议案)"
)
# 尹国栋委员：, 乔松月等4位委员:, 苏雨桐、方志恒委员:, 董家旺代表：
ADDRESSEE = pattern(
    rf"^(?:尊敬的)?[{HAN}·、，,\s（()）\d]{{2,60}}?(?:等\d*[{HAN}]?[名位])?(?:人大|政协)?(?:代表|委员)(?:们)?(?:[（(].{{1,12}}[）)])?[:：，,。.！!；;]?$"
)
# 您提出的…建议收悉, 现答复如下
ANSWERS = pattern(
    r"[您你]们?(?:[二两三四五]位)?(?:在|所|于)?.{0,60}(?:提出|所?提|提交|反映)|如下答复|答复如下|(?:建议|提案|议案).{0,12}(?:收悉|收到)"
)


def recognises(lines: tuple[Line, ...]) -> bool:
    """A title that answers a proposal, or a deputy addressed and answered."""
    if is_bulletin(lines):
        return False
    official = read_official(lines)
    answers = bool(ANSWERS.search(official.text))
    addressed = any(ADDRESSEE.match(bare(text)) for text in official.addressees)
    titled = bool(REPLY_TITLE.search(bare(official.title)))
    return (addressed and answers) or (
        titled and (addressed or answers or bool(official.signature))
    )


def parse(lines: tuple[Line, ...]) -> list[IssueReading]:
    return [read_issue(lines, KIND)]
