"""Addresses of what readers tell us, and of what became of it."""

from django.urls import path

from briefings.methods import require_safe

from .feeds import CorrectionFeed
from .views import alerts, reporting

urlpatterns = [
    path("report/", reporting.report, name="report_error"),
    path("report/sent/", reporting.report_sent, name="report_sent"),
    path("alerts/new/", alerts.new, name="alert_new"),
    path("alerts/asked/", alerts.asked, name="alert_asked"),
    path("alerts/confirm/<str:token>/", alerts.confirm_list, name="alert_confirm"),
    path("alerts/<str:token>/", alerts.mine, name="alerts"),
    path("alerts/<str:token>/leave/", alerts.leave_at_once, name="alert_leave"),
    path("corrections/", reporting.corrections, name="corrections"),
    path(
        "feeds/corrections.atom",
        require_safe(CorrectionFeed()),
        name="feed_of_corrections",
    ),
]
