"""Addresses of the REST API, below /api/v1/; none ends with a slash."""

from django.urls import path

from ..schema.views import openapi, reading
from . import designs, people, reviews, revisions, steps, workspaces

urlpatterns = [
    path("", reading, name="rest_reading"),
    path("openapi.yaml", openapi, name="rest_openapi"),
    *people.urlpatterns,
    *workspaces.urlpatterns,
    *designs.urlpatterns,
    *steps.urlpatterns,
    *revisions.urlpatterns,
    *reviews.urlpatterns,
]
