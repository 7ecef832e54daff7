"""The root addresses: the admin, and the public pages."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("briefings.urls")),
    path("", include("metrics.urls")),
]

handler403 = "desk.refusals.forbidden"
