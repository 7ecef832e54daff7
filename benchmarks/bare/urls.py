"""One address, and where the rows' links would lead."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from . import views


def nothing(request: HttpRequest, **parts) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("", views.rows, name="rows"),
    path("articles/<int:pk>/", nothing, name="article"),
    path("topics/<slug:code>/", nothing, name="topic"),
]
