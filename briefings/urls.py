"""Addresses of what is published."""

from django.urls import path

from .views import (
    agencies,
    archive,
    articles,
    health,
    home,
    issues,
    related,
    search_help,
    suggestions,
    topics,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("articles/", articles.article_list, name="articles"),
    path("articles/<int:pk>/", articles.article, name="article"),
    path("articles/<int:pk>/related/", related.related, name="related"),
    path("suggestions/", suggestions.suggestion_list, name="suggestions"),
    path("search/help/", search_help.search_help, name="search_help"),
    path("issues/", issues.issue_list, name="issues"),
    path("issues/<str:slug>/<int:year>/<int:number>/", issues.issue, name="issue"),
    path("documents/<path:document_number>/", issues.document, name="document"),
    path("items/<int:pk>/", issues.item, name="item"),
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
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
