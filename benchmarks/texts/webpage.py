"""网页动态: an item of a bureau's site with all that stands round it."""

from datetime import datetime, time, timedelta, timezone

from .clerk import Clerk
from .reporting import heading, prose, story
from .story import BLANK, Draft, OneOf, Piece, PieceKind, Story

CHINA = timezone(timedelta(hours=8))
_TOPS = (
    (),
    ("• EN", "  • 扫一扫", "    打开 · 手机版", "  • 扫一扫", "    关注 · 政务微信"),
    ("无障碍浏览", "长者版", "登录 | 注册"),
    ("首页", "机构概况", "政务公开", "政务服务", "互动交流", "专题专栏"),
    ("首页 | 新闻中心 | 信息公开 | 办事服务 | 政民互动",),
    ("今天是2024年3月1日 星期五", "请输入关键字", "搜索"),
)
_BREADCRUMBS = (
    "您当前的位置:首页 > {name} > 工作动态",
    "当前位置：首页>政务公开>部门动态>{name}",
    "当前位置： 首页 » 新闻中心 » 民政要闻",
    "首页 > 工作动态 > 正文",
    "您所在的位置：网站首页>>民政动态>>正文",
)
# {time} {source} {views}
_METAS = (
    "时间:{time} 来源:{source} 访问量: -",
    "发布时间：{time}    信息来源：{source}    浏览次数：{views}    字体：[ 大 中 小 ]",
    "发布日期：{time}　来源：{source}　阅读：{views}次",
    "来源：{source}  发布时间：{time}  点击量：{views}",
    "{time}  来源：{source}  【字体：大 中 小】  打印",
    "发布时间：{time}\n来源：{source}\n浏览次数：{views}",
    "信息来源：{source} | 发布日期：{time} | 浏览量：{views} | 【打印】【关闭】",
)
_TOOLBARS = ("", "", "【打印】 【字体:", "分享到：", "字号：大 中 小", "打印 收藏 关闭")
_FOOTERS = (
    ("打印本页 关闭窗口",),
    ("【打印】【关闭】", "上一篇：{one}", "下一篇：{other}"),
    ("相关文件:",),
    ("分享到：微信 微博 QQ空间", "【打印本页】【关闭窗口】"),
    ("上一篇：{one}", "下一篇：没有了"),
)
_IMPRINTS = (
    (),
    ("版权所有：{name}", "网站标识码：{code}0023", "地址：人民路{n}号　邮编：{code}"),
    (
        "主办单位：{name}  承办单位：{name}信息中心",
        "网站备案号：ICP备{code}12号-1",
        "您是第{views}位访客",
    ),
    (
        "关于我们 | 网站地图 | 联系我们",
        "主办：{name}",
        "公安机关备案号 {code}02000298 号",
    ),
)
_IMAGES = (
    "图片{}.png",
    "图片{}.jpg",
    "微信图片_2023010{}.jpg",
    "IMG_203{}.JPG",
    "{}.jpg",
    "[图片]",
)
_CAPTIONS = ("({})", "（{}）", "图为{}。", "图{number}：{}")


def write(clerk: Clerk) -> Draft:
    article = _illustrated(clerk, _sectioned(clerk, story(clerk, headed=False)))
    published = _published(clerk)
    source = clerk.pick((clerk.bureau.name, clerk.bureau.name, clerk.department()))
    pieces = [
        *_top(clerk),
        Piece(article.title),
        BLANK,
        Piece(_meta(clerk, published, source)),
        *filter(lambda piece: piece.text, [Piece(clerk.pick(_TOOLBARS))]),
        BLANK,
        *article.body,
        *_editor(clerk),
        *_footer(clerk, source),
    ]
    return Draft(
        layout=OneOf(("webpage",)),
        pieces=tuple(pieces),
        issues=(_facts(clerk, article, published, source),),
        is_spaced=clerk.chance(0.7),
        is_from_the_web=True,
    )


def _facts(clerk: Clerk, article: Story, published: datetime, source: str) -> dict:
    return {
        "kind": "web",
        "series": OneOf(("",)),
        "agency": clerk.bureau.name,
        "year": published.year,
        "number": None,
        "total_number": None,
        "document_number": None,
        "issued_on": published.date().isoformat(),
        "issued_on_is_inferred": False,
        "published_at": published.isoformat(),
        "source": source,
        "distribution": [],
        "articles": [article.facts],
    }


def _published(clerk: Clerk) -> datetime:
    clock = time(clerk.rng.randrange(8, 19), clerk.rng.randrange(60))
    if clerk.chance(0.5):
        clock = clock.replace(second=clerk.rng.randrange(60))
    return datetime.combine(clerk.day, clock, CHINA)


def _written_time(clerk: Clerk, published: datetime) -> str:
    clock = "%H:%M:%S" if published.second else "%H:%M"
    day = clerk.pick(("%Y-%m-%d", "%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d"))
    return published.strftime(f"{day} {clock}")


def _meta(clerk: Clerk, published: datetime, source: str) -> str:
    return clerk.pick(_METAS).format(
        time=_written_time(clerk, published),
        source=source,
        views=clerk.rng.randrange(10, 9000),
    )


def _top(clerk: Clerk) -> list[Piece]:
    breadcrumb = clerk.pick(_BREADCRUMBS).format(name=clerk.bureau.name)
    return [*map(Piece, clerk.pick(_TOPS)), BLANK, Piece(breadcrumb), BLANK]


def _sectioned(clerk: Clerk, article: Story) -> Story:
    """Half the pages part their text by bare sub-headings."""
    if clerk.chance(0.5):
        return article
    body = list(article.body)
    for _ in range(clerk.rng.randrange(2, 5)):
        theme = clerk.draw_theme()
        title = clerk.draw(theme, "headings")
        if clerk.chance(0.5):
            title = clerk.fill("{place}民政：") + title
        body.append(heading(title))
        for _ in range(clerk.rng.randrange(1, 3)):
            body.append(
                prose(clerk.say(theme, "sentences") + clerk.say(theme, "sentences"))
            )
    return Story(title=article.title, body=tuple(body))


def _illustrated(clerk: Clerk, article: Story) -> Story:
    """Images after some paragraphs, some of them with captions, as sites strew them."""
    mark, caption = clerk.pick(_IMAGES), clerk.pick(_CAPTIONS)
    body, number = [], clerk.rng.randrange(1, 8)
    for piece in article.body:
        body.append(piece)
        if piece.kind is PieceKind.PROSE and clerk.chance(0.25):
            body.append(Piece(mark.format(number), PieceKind.IMAGE))
            if clerk.chance(0.6):
                scene = clerk.fill("{leader}在{place}查看现场")
                body.append(
                    Piece(caption.format(scene, number=number), PieceKind.CAPTION)
                )
            number += 1
    return Story(title=article.title, body=tuple(body))


def _editor(clerk: Clerk) -> list[Piece]:
    form = clerk.pick(
        (
            "",
            "",
            "责任编辑：{}",
            "（责任编辑：{}）",
            "编辑：{}　审核：{}",
            "【责任编辑：{}】",
        )
    )
    return [Piece(form.format(clerk.person(), clerk.person()))] if form else []


def _footer(clerk: Clerk, source: str) -> list[Piece]:
    """A page whose source is an office inside the bureau must name the bureau."""
    imprints = _IMPRINTS if source == clerk.bureau.name else _IMPRINTS[1:]
    lines = (*clerk.pick(_FOOTERS), *clerk.pick(imprints))
    words = {
        "name": clerk.bureau.name,
        "code": clerk.bureau.code,
        "views": clerk.rng.randrange(10_000, 900_000),
        "n": clerk.rng.randrange(1, 300),
        "one": clerk.say("elderly", "titles"),
        "other": clerk.say("safety", "titles"),
    }
    return [BLANK, *(Piece(line.format(**words)) for line in lines)]
