"""Addresses of the REST API, below /api/v1/; none ends with a slash."""

from typing import Any

from django.urls import path

from .actors import Actors
from .designs import Designs
from .files import Files
from .imports import Imports
from .schema.views import openapi, reading

Actions = dict[str, Any]  # method → action

_WORKSPACE = "workspaces/<slug:workspace>"
_DESIGN = "designs/<slug:workspace>/<slug:design>"
_LIST: Actions = {"get": "list", "post": "create"}
_ONE: Actions = {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}

urlpatterns = [
    path("", reading, name="rest_reading"),
    path("openapi.yaml", openapi, name="rest_openapi"),
    path("designs", Designs.as_view({"get": "list_designs"}), name="rest_designs"),
    path(f"{_WORKSPACE}/imports", Imports.as_view({"post": "import_design"}), name="rest_import"),
    path(f"{_DESIGN}/design-file", Files.as_view({"get": "export_design"}), name="rest_design_file"),
    path(f"{_DESIGN}/documents/<str:service>", Files.as_view({"get": "read_document"}), name="rest_document"),
    path(f"{_DESIGN}/workflows", Files.as_view({"get": "read_workflows"}), name="rest_workflows"),
    path(f"{_DESIGN}/actors", Actors.as_view(_LIST), name="rest_actors"),
    path(f"{_DESIGN}/actors/<str:key>", Actors.as_view(_ONE), name="rest_actor"),
]
