"""Addresses of the agencies."""

from django.urls import path

from . import views

urlpatterns = [
    path("agencies/", views.agency_list, name="agencies"),
    path("agencies/<str:slug>/", views.agency, name="agency"),
    path("agencies/<str:slug>/<int:year>/", views.agency_year, name="agency_year"),
]
