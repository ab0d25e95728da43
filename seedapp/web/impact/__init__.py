"""The page that tells what a change of one thing would touch, and who would notice."""

from django.urls import path

from .page import impact

urlpatterns = [path("", impact, name="impact")]
