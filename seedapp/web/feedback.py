"""The pages of feedback."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
