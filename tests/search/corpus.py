"""Some hundred articles of invented prose, with everything that parts words in it."""

from random import Random

from briefings.models import Article, Issue

from ..factories import block, make_agency

WORDS = """
低保 农村低保对象 特困供养人员 养老服务 居家养老服务中心 社区 民政局 浈江区 残疾人 两项补贴
临时救助 殡葬 婚姻登记 孤儿 儿童福利 志愿者 社会组织 疫情防控 区划地名 走访慰问 资金
發放 補貼 著力 ＡＢＣ ｅ建 Covid １２３４ “双百工程” 「暖冬」行动 ㎡ ① Ⅲ ½ 𠮷 A&B it's
"""
NUMBERS = """
3万元 30000元 30,000人 309.5万元 1,234,567元 1.2亿元 89.77% 2022年4月11日 -3℃ 0731-8888
"""
MARKS = [
    *"，。；：、！？（）()…·\\'\"*%_&|!^~-\n\t\u3000 ␠␤␁␂␃",
    "——",
    "〔2021〕239号",
    "。\n",
]
ARTICLES = 300


def fill(seed: int = 1) -> None:
    """Issues of three bureaus; every fifth is no longer, or not yet, public."""
    choice = Random(seed)
    bureaus = [
        make_agency("韶关市民政局", short_name="韶关民政"),
        make_agency("云浮市民政局", "445300"),
        make_agency("兰州市民政局", "620100", short_name="兰州民政"),
    ]
    statuses = ["published"] * 8 + ["draft", "withdrawn"]
    for n in range(ARTICLES // 3):
        issue = Issue.objects.create(
            kind="notice" if n % 4 == 0 else "bulletin",
            agency=choice.choice(bureaus),
            year=2022,
            number=n + 1,
            document_number=f"韶民发〔2022〕{n}号" if n % 4 == 0 else "",
            status=statuses[n % 10],
            issued_on=f"2022-{n % 12 + 1:02}-{n % 28 + 1:02}",
        )
        for position in (1, 2, 3):
            Article.objects.create(
                issue=issue,
                position=position,
                section=choice.choice(["", "市级动态", "【县区】"]),
                title=sentence(choice, 4),
                subtitle=sentence(choice, 2) if n % 3 else "",
                blocks=[block(sentence(choice, 25)) for _ in range(3)],
            )


def sentence(choice: Random, words: int) -> str:
    parts = [
        choice.choice((WORDS if choice.random() < 0.8 else NUMBERS).split())
        + (choice.choice(MARKS) if choice.random() < 0.4 else "")
        for _ in range(words)
    ]
    phone = "联系电话13800138000。" if choice.random() < 0.1 else ""
    return "".join(parts) + phone
