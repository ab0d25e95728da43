"""The pages of job stories."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
