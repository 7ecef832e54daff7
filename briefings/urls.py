"""Addresses of what is published."""

from django.urls import path

from .feeds import AgencyFeed, ArticleListFeed, CityFeed, IssueListFeed, TopicFeed
from .methods import require_safe
from .views import (
    about,
    agencies,
    archive,
    articles,
    display,
    leaving,
    machines,
    reading,
    search,
    site,
    topics,
)

FEEDS = [
    ("articles.atom", ArticleListFeed, "feed_of_articles"),
    ("issues.atom", IssueListFeed, "feed_of_issues"),
    ("agencies/<str:slug>.atom", AgencyFeed, "feed_of_agency"),
    ("topics/<slug:code>.atom", TopicFeed, "feed_of_topic"),
    ("cities/<slug:code>.atom", CityFeed, "feed_of_city"),
]

urlpatterns = [
    path("", site.home, name="home"),
    path("articles/", articles.article_list, name="articles"),
    path("articles/<int:pk>/", reading.article, name="article"),
    path("articles/<int:pk>/related/", search.related, name="related"),
    path("articles/<int:pk>/qr.svg", reading.article_qr, name="article_qr"),
    path("suggestions/", search.suggestion_list, name="suggestions"),
    path("search/help/", search.search_help, name="search_help"),
    path("issues/", articles.issue_list, name="issues"),
    path("issues/<str:slug>/<int:year>/<int:number>/", reading.issue, name="issue"),
    path("documents/<path:document_number>/", reading.document, name="document"),
    path("items/<int:pk>/", reading.item, name="item"),
    path("items/<int:pk>/qr.svg", reading.item_qr, name="item_qr"),
    path("agencies/", agencies.agency_list, name="agencies"),
    path("agencies/<str:slug>/", agencies.agency, name="agency"),
    path("agencies/<str:slug>/<int:year>/", agencies.agency_year, name="agency_year"),
    path("topics/", topics.topic_list, name="topics"),
    path("topics/<slug:code>/", topics.topic, name="topic"),
    path("archive/", archive.archive, name="archive"),
    path("archive/<int:year>/", archive.archive, name="archive_year"),
    path("archive/<int:year>/<int:month>/", archive.archive, name="archive_month"),
    path(
        "archive/<int:year>/<int:month>/<int:day>/",
        archive.archive,
        name="archive_day",
    ),
    path("feeds/", machines.feeds, name="feeds"),
    *(path(f"feeds/{at}", require_safe(feed()), name=name) for at, feed, name in FEEDS),
    path("robots.txt", machines.robots, name="robots"),
    path("opensearch.xml", machines.opensearch, name="opensearch"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("about/", about.about, name="about"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("coverage/", about.coverage, name="coverage"),
    path("site-map/", about.site_map, name="site_map"),
    path("display/", display.display, name="display"),
    path("leaving/<int:pk>/", leaving.leaving_issue, name="leaving"),
    path("leaving/<slug:named>/", leaving.leaving, name="leaving"),
    path("healthz", site.healthz, name="healthz"),
    path("readyz", site.readyz, name="readyz"),
]
