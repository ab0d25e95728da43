"""A design as a whole: its file and documents, services, history, advice, and what follows from it."""

from django.urls import path

from ..coach import Findings, Waivers
from ..difference import Differences, Impacted
from ..files import Documents, Files
from ..history import History, Moments
from ..implementation import Bundles, Readiness
from ..mocks import Mocks
from ..news import News
from ..services import Services
from .shapes import LIST, ONE

_CHANGE = "changes/<int:number>"

urlpatterns = [
    path("design-file", Files.as_view({"get": "export_design"}), name="rest_design_file"),
    path(
        "documents/<str:service>",
        Documents.as_view({"get": "read_document"}),
        name="rest_document",
    ),
    path("workflows", Documents.as_view({"get": "read_workflows"}), name="rest_workflows"),
    path("services", Services.as_view(LIST), name="rest_services"),
    path("services/<str:key>", Services.as_view(ONE), name="rest_service"),
    path("changes", History.as_view({"get": "list_changes"}), name="rest_changes"),
    path(_CHANGE, History.as_view({"get": "read_change"}), name="rest_change"),
    path(f"{_CHANGE}/undo", History.as_view({"post": "undo_change"}), name="rest_undo_change"),
    path(f"{_CHANGE}/restore", History.as_view({"post": "restore_moment"}), name="rest_restore_moment"),
    path(f"{_CHANGE}/moment", Moments.as_view({"get": "read_moment"}), name="rest_moment"),
    path("news", News.as_view({"get": "read_news"}), name="rest_news"),
    path("news/seen", News.as_view({"post": "see_changes"}), name="rest_news_seen"),
    path("findings", Findings.as_view({"get": "list_findings"}), name="rest_findings"),
    path("mends", Findings.as_view({"post": "carry_out_mend"}), name="rest_mends"),
    path(
        "waivers",
        Waivers.as_view({"get": "list_waivers", "post": "waive"}),
        name="rest_waivers",
    ),
    path("waivers/<int:pk>", Waivers.as_view({"delete": "take_up_again"}), name="rest_waiver"),
    path("impact", Impacted.as_view({"get": "read_impact"}), name="rest_impact"),
    path("difference", Differences.as_view({"get": "compare"}), name="rest_difference"),
    path("mocks", Mocks.as_view({"get": "list_mocks", "post": "open_mock"}), name="rest_mocks"),
    path("mocks/<int:pk>", Mocks.as_view({"delete": "close_mock"}), name="rest_mock"),
    path("readiness", Readiness.as_view({"get": "read_readiness"}), name="rest_readiness"),
    path("bundle", Bundles.as_view({"get": "download_bundle"}), name="rest_bundle"),
]
