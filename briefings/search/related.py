"""Articles that tell of the same thing as another one, and why we think so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from math import log2

from reading.language.folding import fold
from reading.language.gazetteer import places
from reading.privacy import mask

from ..models import Article, Topic
from .finding import newest, public_articles
from .query import Query, Term
from .words import words_of

MOST = 10
# So many words of an article are looked up, those of the title first; so many newest
# titles with each; and so many of the likeliest articles are read.
MOST_WORDS = 16
MOST_TITLES = 300
MOST_READ = 60
# What a shared topic weighs. A word weighs 1 where every title has it, and about 1 more
# each time that half as many have it.
TOPIC_WEIGHT = 2.0
# One word that everybody uses makes no relation.
LEAST_WEIGHT = 2.5
# Articles of one issue stand beside each other anyway.
SAME_ISSUE_FACTOR = 0.5
MOST_WORDS_NAMED = 4
# Words of any briefing, whatever it tells of.
OFFICIALESE = """
工作 开展 召开 会议 情况 通知 关于 推进 推动 做好 加强 组织 进行 活动 全市 全省 全县 全区 我市
我省 我县 我局 我区 市局 县局 区局 民政 民政局 民政厅 单位 部门 落实 实施 深入 扎实 积极 全面
进一步 切实 有效 有序 服务 管理 建设 保障 提升 提高 完善 强化 发展 举行 举办 印发 简报 信息 动态
方案 意见 办法 措施 调研 检查 督查 指导 部署 安排 启动 完成 总结 报告 计划 年度 上半年 下半年 季度
简讯 市级 县级 区级 基层 各地 专题 相关 有关 以及 如何 认真 继续 再次 实现 力度 重点 主要 成效
领导 干部 群众 同志 局长 局党组 局机关 市民政局 县民政局 区民政局 省民政厅 送到 守好 办到 身边 家中
方面 期间 要求 明确 到家 走进 助力 筑牢 聚焦 共同 持续 抓好 办好 做好 做实 到位 抓手 服务水平 体会
几点 事项 有关事项 做法 经验 受到 肯定 进展 通报 任务 重点任务 推进会 动员会 座谈会 工作会议
"""
STOP_WORDS = frozenset(OFFICIALESE.split())
# 一位, 七个, 三天, 两条
COUNTED = re.compile("[一二三四五六七八九十两几多].")


@dataclass(frozen=True, slots=True)
class Related:
    """An article with what it shares with the one in hand."""

    article: Article
    words: tuple[str, ...]
    topics: tuple[Topic, ...]
    is_of_same_issue: bool
    weight: float

    @property
    def reason(self) -> str:
        """都谈到“养老服务”“适老化”；同属主题“养老服务”."""
        reasons = {
            "都谈到": self.words[:MOST_WORDS_NAMED],
            "同属主题": [topic.name for topic in self.topics],
        }
        said = [
            f"{how}{''.join(f'“{each}”' for each in shared)}"
            for how, shared in reasons.items()
            if shared
        ]
        return "；".join(said + ["同期刊登"] * self.is_of_same_issue)


def related_articles(article: Article) -> list[Related]:
    """The nearest first, of equals the newest: at most ten, all of them public."""
    shared = _articles_sharing(_telling_words(article))
    shared.pop(article.pk, None)
    likeliest = sorted(shared, key=lambda pk: -_weight_of(shared[pk]))[:MOST_READ]
    public = public_articles(likeliest)
    found = [_compare(article, other, shared[other.pk]) for other in public]
    near = [related for related in found if related.weight >= LEAST_WEIGHT]
    return sorted(near, key=_nearest_first)[:MOST]


def _compare(article: Article, other: Article, shared: dict[str, float]) -> Related:
    own_topics = set(article.topics.all())
    topics = tuple(topic for topic in other.topics.all() if topic in own_topics)
    return Related(
        article=other,
        words=tuple(sorted(_outermost(shared), key=lambda word: -shared[word])),
        topics=topics,
        is_of_same_issue=other.issue_id == article.issue_id,
        weight=_weight_of(shared) + TOPIC_WEIGHT * len(topics),
    )


def _nearest_first(related: Related) -> tuple[float, int]:
    factor = SAME_ISSUE_FACTOR if related.is_of_same_issue else 1
    day = related.article.issue.sorts_on or date.min
    return -related.weight * factor, -day.toordinal()


def _telling_words(article: Article) -> list[str]:
    """The words of its title and section, and of its topics those that it uses."""
    heading = fold(mask(f"{article.title} {article.section}"))
    text = fold(article.text)
    keywords = (word for topic in article.topics.all() for word in topic.keywords)
    used = (word for word in map(fold, keywords) if word in heading or word in text)
    words = dict.fromkeys(chain(words_of(heading), used))
    return [word for word in words if _tells(word)][:MOST_WORDS]


def _tells(word: str) -> bool:
    """No single character, no number of things, no place, nor what everybody writes."""
    if len(word) == 1 or word[0].isdigit() or COUNTED.fullmatch(word):
        return False
    return word not in STOP_WORDS and word not in _place_names()


@cache
def _place_names() -> frozenset[str]:
    """浈江区 and 浈江: what one bureau reports need not concern its neighbours."""
    names = {place.name for place in places()}
    return frozenset(names | {name[:-1] for name in names if len(name) > 2})


def _articles_sharing(words: Iterable[str]) -> dict[int, dict[str, float]]:
    """Articles with one of the words in the title; of each, what its words weigh."""
    shared: dict[int, dict[str, float]] = {}
    held = Article.objects.published().order_by()[:MOST_TITLES].count()
    for word in words:
        ids = newest(Query(word, (Term((word,)),)), in_title=True, most=MOST_TITLES)
        weight = log2(1 + held / len(ids)) if ids else 0
        for pk in ids:
            shared.setdefault(pk, {})[word] = weight
    return shared


def _weight_of(shared: dict[str, float]) -> float:
    return sum(shared[word] for word in _outermost(shared))


def _outermost(words: Iterable[str]) -> list[str]:
    """Without those that are a part of another: 养老 goes where 养老服务 stands."""
    words = list(words)
    return [w for w in words if not any(w != other and w in other for other in words)]
