"""The box below a text where readers may write: 还可以输入 200 字, 评论(0).

Whole lines alone: a sentence that tells how to write to an office is the text's.
"""

from ...language.patterns import pattern

LONGEST = 40
# 还可以输入 200 字, 您最多可输入140个字符, 0/500字
SIGNS_LEFT = pattern(
    r"^(?:[您你])?(?:还|最多)?(?:可以?|能)输入\s?\d{1,5}\s?(?:个?汉?字|个?字符)(?:以内)?$|^\d{1,4}\s?/\s?\d{2,5}\s?字$"
)
# 评论(0), 最新评论：3条, 网友评论 0 条, 已有0人参与
COUNTED = pattern(
    r"^(?:目前|现)?(?:已有|共有|共)\s?\d{1,6}\s?(?:位网友|条)(?:留言|评论|建言)$|^(?:目前|现)?已有\s?\d{1,6}\s?(?:人|位网友)参与$|^(?:全部|最新|网友|用户|所有|热门)?(?:评论|跟帖|留言)(?:数|列表|区)?\s?[:：]?\s?[（(]?\s?\d{1,6}\s?条?[)）]?$"
)
# 网友评论 仅供网友发表个人看法，不代表本站立场; 评论仅代表网友个人观点
DISCLAIMED = pattern(
    r"^(?:以[下上])?(?:网友|用户|读者)?(?:评论|留言|跟帖|发言)\s{0,4}[（(]?(?:仅供|只代表|仅代表|不代表|仅限)(?:网友|用户|读者|作者|其)?(?:发表|表达)?(?:本人|个人|自己)?(?:的)?(?:看法|观点|意见|见解|立场)"
)
# 暂无评论，快来抢沙发吧, 还没有人评论
NONE_YET = pattern(
    r"^(?:暂无|还没有|暂时没有|目前没有|还没有人)(?:任何|网友|相关)?(?:评论|留言|跟帖|人评论)[\s,，。!！]{0,2}(?:[^。]{0,10}(?:沙发|评论|发表|留言)[^。]{0,4})?$"
)


def is_of_comment_box(text: str) -> bool:
    """Whether a line is of the box and says nothing else."""
    said = text.strip(" \u3000[]【】")
    if not said or len(said) > LONGEST:
        return False
    forms = (SIGNS_LEFT, COUNTED, DISCLAIMED, NONE_YET)
    return any(form.match(said) for form in forms)
