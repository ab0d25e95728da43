"""The pages of implementation."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
