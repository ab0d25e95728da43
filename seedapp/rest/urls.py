"""Addresses of the REST API, below /api/v1/; none ends with a slash."""

from typing import Any

from django.urls import path

from .actors import Actors
from .candidates import Candidates, Dismissals
from .designs import Designs
from .files import Files
from .imports import Imports
from .matrix import Help, Links, Matrix
from .operations import Operations
from .schema.views import openapi, reading
from .types import Types

Actions = dict[str, Any]  # method → action

_WORKSPACE = "workspaces/<slug:workspace>"
_DESIGN = "designs/<slug:workspace>/<slug:design>"
_OPERATION = f"{_DESIGN}/operations/<str:service>/<str:key>"
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
    path(f"{_DESIGN}/operations", Operations.as_view(_LIST), name="rest_operations"),
    path(f"{_OPERATION}", Operations.as_view(_ONE), name="rest_operation"),
    path(
        f"{_OPERATION}/merge",
        Operations.as_view({"post": "merge_operation"}),
        name="rest_merge_operation",
    ),
    path(
        f"{_DESIGN}/services/<str:service>/order-of-operations",
        Operations.as_view({"post": "order_operations"}),
        name="rest_order_operations",
    ),
    path(f"{_DESIGN}/types", Types.as_view(_LIST), name="rest_types"),
    path(f"{_DESIGN}/types/<str:name>", Types.as_view(_ONE), name="rest_type"),
    path(f"{_DESIGN}/matrix", Matrix.as_view({"get": "read_matrix"}), name="rest_matrix"),
    path(f"{_DESIGN}/matrix/links", Links.as_view({"post": "link_story"}), name="rest_link_story"),
    path(f"{_DESIGN}/help/sample", Help.as_view({"post": "read_sample"}), name="rest_sample"),
    path(f"{_DESIGN}/help/type", Help.as_view({"get": "suggest_type"}), name="rest_suggest_type"),
    path(f"{_DESIGN}/help/status", Help.as_view({"get": "suggest_status"}), name="rest_suggest_status"),
    path(f"{_DESIGN}/candidates", Candidates.as_view({"get": "list_candidates"}), name="rest_candidates"),
    path(
        f"{_DESIGN}/candidates/accept",
        Candidates.as_view({"post": "accept_candidates"}),
        name="rest_accept_candidates",
    ),
    path(
        f"{_DESIGN}/candidates/<str:id>/accept",
        Candidates.as_view({"post": "accept_candidate"}),
        name="rest_accept_candidate",
    ),
    path(
        f"{_DESIGN}/candidates/<str:id>/dismiss",
        Candidates.as_view({"post": "dismiss_candidate"}),
        name="rest_dismiss_candidate",
    ),
    path(f"{_DESIGN}/dismissals", Dismissals.as_view({"get": "list_dismissals"}), name="rest_dismissals"),
    path(
        f"{_DESIGN}/dismissals/<str:id>",
        Dismissals.as_view({"delete": "reconsider_candidate"}),
        name="rest_dismissal",
    ),
]
