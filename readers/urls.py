"""Addresses of what readers tell us, and of what became of it."""

from django.urls import path

from briefings.methods import require_safe

from .feeds import CorrectionFeed
from .views import reporting

urlpatterns = [
    path("report/", reporting.report, name="report_error"),
    path("report/sent/", reporting.report_sent, name="report_sent"),
    path("corrections/", reporting.corrections, name="corrections"),
    path(
        "feeds/corrections.atom",
        require_safe(CorrectionFeed()),
        name="feed_of_corrections",
    ),
]
