"""Addresses of the REST API, below /api/v1/."""

from django.urls import path

from .actors import ActorViewSet
from .designs import DesignFile, Designs, ServiceDocument, Workflows
from .imports import Imports

_DESIGN = "designs/<slug:workspace>/<slug:design>/"

urlpatterns = [
    path("designs/", Designs.as_view(), name="rest_designs"),
    path("workspaces/<slug:workspace>/imports/", Imports.as_view(), name="rest_import"),
    path(f"{_DESIGN}design-file/", DesignFile.as_view(), name="rest_design_file"),
    path(f"{_DESIGN}documents/<str:service>/", ServiceDocument.as_view(), name="rest_document"),
    path(f"{_DESIGN}workflows/", Workflows.as_view(), name="rest_workflows"),
    path(f"{_DESIGN}actors/", ActorViewSet.as_view({"get": "list", "post": "create"}), name="rest_actors"),
    path(
        f"{_DESIGN}actors/<str:key>/",
        ActorViewSet.as_view({"get": "retrieve", "patch": "partial_update", "delete": "destroy"}),
        name="rest_actor",
    ),
]
