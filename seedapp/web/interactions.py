"""The pages of interactions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
