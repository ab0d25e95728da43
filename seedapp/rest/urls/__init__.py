"""Addresses of the REST API, below /api/v1/; none ends with a slash."""

from django.urls import include, path

from ..designs import DesignView
from ..schema.views import openapi, reading
from . import designs, people, reviews, revisions, steps, workspaces
from .shapes import DESIGN, ONE

_IN_DESIGN = [
    *steps.urlpatterns,
    *designs.urlpatterns,
    *revisions.urlpatterns,
    *reviews.urlpatterns,
]

urlpatterns = [
    path(f"{DESIGN}/", include(_IN_DESIGN)),
    path(DESIGN, DesignView.as_view(ONE), name="rest_design"),
    path("", reading, name="rest_reading"),
    path("openapi.yaml", openapi, name="rest_openapi"),
    *people.urlpatterns,
    *workspaces.urlpatterns,
]
