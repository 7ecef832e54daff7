"""What must never reach the public, as a clerk or a file may bring it: where and in what words."""

from datetime import date

from briefings.models import ForbiddenWording

from ..factories import block, make_article, make_issue

CALM = "全市民政服务机构平稳有序。"
# In a sentence of its own, and what staff are told of it.
SENTENCES = {
    "identity number": ("身份证号11010519491231002X。", "110105********002X"),
    "identity number in gaps": ("身份证号110105 19491231 002X。", "身份证号码"),
    "identity number set wide": (
        "证号１１０１０５１９４９１２３１００２Ｘ。",
        "身份证号码",
    ),
    "bank card": ("发放到6222021234567890128。", "银行卡号“622202*********0128”"),
    "bank card in groups": ("卡号4111 1111 1111 1111。", "银行卡号"),
    "recipient": ("走访低保户秦怀山，送去棉被。", "受助人或患者的姓名“秦怀山”"),
    "patient": ("盛冬生患有尿毒症，生活困难。", "盛冬生"),
    "orphan": ("看望孤儿李桂兰。", "李桂兰"),
    "contact": ("联系人：孙蓓，电话：0793-5900000。", "联系人姓名“孙蓓”"),
    "contact before a number": (
        "请找帮办员：孟小娥 13800138000。",
        "联系人姓名“孟小娥”",
    ),
    "home": ("老人家住城关镇东街12号302室。", "家庭住址"),
    "home in a village": ("东湖村三组村民李大山家修了屋顶。", "家庭住址“村三组”"),
    "forbidden wording": (
        "为残废人送去轮椅。",
        "用了“残废人”，不得使用。应改为“残疾人”",
    ),
}
# On a line of their own.
MARKS = {
    "grade with a star": "秘密★1年",
    "grade set wide": "机 密 ★ 5 年",
    "grade in Traditional script": "絕密★長期",
    "form of a mark": "密级：秘密",
    "inner use": "内部资料　注意保存",
    "handling": "（请勿外传）",
}


def forbid(words="残废人", advice="残疾人", **fields):
    return ForbiddenWording.objects.create(words=words, advice=advice, **fields)


def _in_text(words):
    def plant(**fields):
        issue = make_issue(**fields)
        make_article(issue, blocks=[block(CALM), block(words, line=2), block(CALM)])
        return issue

    return plant


def _in_head(name, words):
    def plant(**fields):
        return make_issue(articles=1, **fields, **{name: words})

    return plant


def _in_article(name, words):
    def plant(**fields):
        issue = make_issue(**fields)
        make_article(issue, **{name: words})
        return issue

    return plant


def _in_recipients(words):
    return lambda **fields: make_issue(
        articles=1, recipients=["市委办", words], **fields
    )


def _with_dates(**dates):
    return lambda **fields: make_issue(articles=1, **fields | dates)


def _without_text(**fields):
    issue = make_issue(articles=1, **fields)
    make_article(issue, "没有正文的一篇", blocks=[], position=2)
    return issue


NUMBER = "11010519491231002X"
# A function that makes an issue of each, and words of what is said of it.
PLANTS = {
    **{name: (_in_text(words), said) for name, (words, said) in SENTENCES.items()},
    **{f"{name}, a line": (_in_text(mark), "标有") for name, mark in MARKS.items()},
    **{
        f"{name}, in the title": (
            _in_article("title", f"走访慰问（{mark}）"),
            "标题标有",
        )
        for name, mark in MARKS.items()
        if not mark.startswith("（")
    },
    "mark within a paragraph": (_in_text(f"秘密★1年 {CALM * 5}"), "标有“秘密★1年”"),
    "mark in a caption": (
        _in_article("blocks", [block(CALM), block("内部资料", "caption")]),
        "第2段标有",
    ),
    "mark as the series": (_in_head("series", "内部参考"), "“刊名”一栏标有"),
    "half a mark as the series": (_in_head("series", "民政信息（传阅件）"), "一栏标有"),
    "mark as the office": (_in_head("office", "市民政局办公室（秘密）"), "标有"),
    "mark as a section": (_in_article("section", "内部情况"), "栏目标有"),
    "mark in the editor's note": (
        _in_head("editors_note", f"{CALM}\n机密"),
        "编者按标有",
    ),
    "number in the title": (_in_article("title", f"补发{NUMBER}"), "标题有身份证"),
    "number in the subtitle": (_in_article("subtitle", NUMBER), "副标题有身份证"),
    "number in the byline": (_in_article("byline", NUMBER), "供稿有身份证"),
    "number in the source": (_in_head("source", NUMBER), "一栏有身份证"),
    "number among the recipients": (_in_recipients(NUMBER), "报送范围有身份证"),
    "number in a row": (
        _in_article("blocks", [block(f"甲\t{NUMBER}", "row")]),
        "身份证号码",
    ),
    "wording in the title": (_in_article("title", "关爱残废人"), "用了“残废人”"),
    "date to come": (_with_dates(issued_on=date(2092, 4, 11)), "在今天之后"),
    "date before the founding": (_with_dates(dated_on=date(1922, 4, 1)), "早于1949年"),
    "date of another year": (_with_dates(issued_on=date(2012, 4, 11)), "相差一年以上"),
    "article without text": (_without_text, "第2篇没有正文"),
}
