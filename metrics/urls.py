"""Addresses of figures and indicators."""

from django.urls import path

from briefings.methods import require_safe

from .feeds import IndicatorFeed
from .views import agencies, catalogue, downloads, indicator, open_data, yearly

urlpatterns = [
    path(
        "feeds/indicators/<slug:key>.atom",
        require_safe(IndicatorFeed()),
        name="feed_of_indicator",
    ),
    path("indicators/", catalogue.indicator_list, name="indicators"),
    path("indicators/<slug:key>/", indicator.indicator, name="indicator"),
    path("indicators/<slug:key>.csv", downloads.indicator_csv, name="indicator_csv"),
    path("indicators/<slug:key>.json", downloads.indicator_json, name="indicator_json"),
    path("open-data/datapackage.json", open_data.contents, name="open_data"),
    path("open-data/<slug:name>.jsonl", open_data.table, name="open_data_table"),
    path("figures.csv", downloads.figures_csv, name="figures_csv"),
    path("figures.json", downloads.figures_json, name="figures_json"),
    path("agencies/<str:slug>/figures/", agencies.figures, name="agency_figures"),
    path(
        "agencies/<str:slug>/<int:year>/figures/",
        yearly.agency_year,
        name="agency_year_figures",
    ),
    path(
        "agencies/<str:slug>/<int:year>/figures.csv",
        yearly.agency_year_csv,
        name="agency_year_csv",
    ),
    path(
        "agencies/<str:slug>/<int:year>/figures.xlsx",
        yearly.agency_year_xlsx,
        name="agency_year_xlsx",
    ),
]
