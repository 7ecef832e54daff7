"""The root addresses: the admin, and the public pages."""

from django.contrib import admin
from django.contrib.sitemaps import views
from django.urls import include, path

from briefings.methods import require_safe
from briefings.sitemaps import SITEMAPS as BRIEFINGS
from briefings.sitemaps import index_of_sitemaps
from metrics.sitemaps import SITEMAPS as METRICS

SITEMAPS = BRIEFINGS | METRICS

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("briefings.urls")),
    path("", include("metrics.urls")),
    path("", include("readers.urls")),
    path("", include("metrics.api.urls")),
    path(
        "sitemap.xml",
        require_safe(index_of_sitemaps),
        {"sitemaps": SITEMAPS},
        name="sitemap",
    ),
    path(
        "sitemap-<slug:section>.xml",
        require_safe(views.sitemap),
        {"sitemaps": SITEMAPS},
        name="sitemap_section",
    ),
]

handler403 = "desk.refusals.forbidden"
handler500 = "config.seen.broken"
