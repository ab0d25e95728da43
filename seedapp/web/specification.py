"""The pages of specification."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
