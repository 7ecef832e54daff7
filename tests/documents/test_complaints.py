"""What a page says of browsers, players and log-ins is never a headline, nor text."""

import pytest

from reading.documents import parse

TITLE = "宕昌县：护林站里办起老年食堂"
STAMP = "发布时间：2022-04-18 来源：宕昌县民政局"
TEXT = [
    "4月17日中午，宕昌县南河乡护林站的院子里飘出饭香，十九位老人围着两张圆桌坐下。",
    "宕昌县民政局按每餐三元补助，护林员轮流下厨，今年已经供餐一千四百多人次。",
]
COMPLAINTS = [
    "您的浏览器版本太低，无法播放本视频，请升级后再试",
    "抱歉，您的浏览器不支持视频播放",
    "你的浏览器不支持HTML5音频",
    "视频加载失败，请刷新页面重试",
    "为了获得更好的浏览体验，建议使用谷歌浏览器或360浏览器极速模式",
    "您尚未安装Flash插件，请先安装后观看",
    "检测到您的JavaScript已被禁用，请启用后重试",
    "此浏览器不支持播放，请更换浏览器。",
    "如视频无法播放，请点此安装播放器",
    "您还未登录，登录后可收藏本文",
    "请先登录后再发表评论",
    "登录后可查看更多内容",
    "【温馨提示】您的浏览器版本过低，可能无法正常显示本页",
]
OF_THE_TEXT = [
    "民政局提醒，申请人可以用手机浏览器打开办事页面，按提示上传身份证照片即可办理。",
    "王师傅说，家里的电视不支持点播，老人们就到食堂来看戏，看完再走，一天也不落。",
    "请各乡镇登录信息系统后逐户核对，凡是信息不全的，要在本月底以前补充录入完毕。",
]


def article_of(*lines: str):
    (issue,) = parse("\n".join(lines).encode(), "甲.txt").issues
    (article,) = issue.articles
    return article


def texts_of(article) -> list[str]:
    return [block.text for block in article.blocks]


@pytest.mark.parametrize("said", COMPLAINTS)
def test_what_a_page_says_above_its_stamp_is_no_headline(said):
    article = article_of("首页 > 要闻 > 正文", TITLE, said, STAMP, *TEXT)
    assert (article.title, texts_of(article)) == (TITLE, TEXT)


@pytest.mark.parametrize(
    "said",
    [
        "点击上方蓝字关注我们",
        "点蓝字关注我们",
        "↑ 点击上方“渠县民政”可订阅哦",
        "点击标题下「渠县民政」可快速关注",
        "请点击左上角名片关注我们吧",
    ],
)
def test_how_an_account_asks_to_be_read_is_no_text(said):
    article = article_of(TITLE, "原创 渠县民政 渠县民政", STAMP, said, *TEXT)
    assert (article.title, texts_of(article)) == (TITLE, TEXT)


@pytest.mark.parametrize(
    "title", ["点击“关爱地图”引社会关注", "点击率高的热线引发关注"]
)
def test_a_headline_may_tell_of_what_is_clicked_and_followed(title):
    assert article_of("首页 > 要闻 > 正文", title, STAMP, *TEXT).title == title


@pytest.mark.parametrize("said", COMPLAINTS)
def test_what_a_page_says_amid_its_text_is_no_text(said):
    article = article_of(
        "首页 > 要闻 > 正文", TITLE, STAMP, TEXT[0], said, TEXT[1], "【打印】【关闭】"
    )
    assert (article.title, texts_of(article)) == (TITLE, TEXT)


OF_AN_OFFICE = [
    "以上答复仅供参考，希望对您有所帮助。",
    "以下是我区养老机构名单，供大家参考，希望对大家有所帮助。",
    "下面是小编为大家整理的婚姻登记办理流程，供大家参考。",
    "《中国社会报》国内统一刊号：CN11-0036，邮发代号：1-153，全年订价300元",
    "使用微信扫描二维码，填写《报名表》",
    "微信扫描不成功的，可到户籍所在地村（社区）办理",
]


@pytest.mark.parametrize("said", OF_AN_OFFICE)
def test_what_an_office_offers_at_the_end_of_its_text_is_text(said):
    article = article_of("首页 > 要闻 > 正文", TITLE, STAMP, *TEXT, said)
    assert texts_of(article) == [*TEXT, said]


@pytest.mark.parametrize("said", OF_THE_TEXT)
def test_a_text_may_tell_of_browsers_and_log_ins(said):
    article = article_of("首页 > 要闻 > 正文", TITLE, STAMP, TEXT[0], said, TEXT[1])
    assert texts_of(article) == [TEXT[0], said, TEXT[1]]


def test_a_headline_may_tell_of_what_is_not_supported():
    title = "宕昌县为不支持扫码的老人留一扇窗口"
    article = article_of("首页 > 要闻 > 正文", title, STAMP, *TEXT)
    assert article.title == title


@pytest.mark.parametrize(
    "stamp", ["18.04.2022  09:26", "18.4.2022", "日期：18.04.2022"]
)
def test_a_stamp_may_set_its_day_first(stamp):
    (issue,) = parse(
        "\n".join(["首页 / 要闻动态", TITLE, stamp, *TEXT]).encode(), "甲.txt"
    ).issues
    assert (issue.articles[0].title, str(issue.published_on)) == (TITLE, "2022-04-18")
