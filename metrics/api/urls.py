"""Addresses of the interface, of its schema and of the data dictionary."""

from django.urls import include, path, re_path

from briefings.api.views import NothingView, addresses_of

from .dictionary import RESOURCES, SchemaView, dictionary

V1 = [
    *addresses_of(RESOURCES),
    path("schema/", SchemaView.as_view(), name="api_schema"),
    # Line breaks included, which <path:> knows none of.
    re_path(r"[\s\S]+", NothingView.as_view()),
]

urlpatterns = [
    path("api/", dictionary, name="api"),
    path("api/v1/", include(V1)),
]
