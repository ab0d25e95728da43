"""Step 5: publishing, revisions with their frozen files, the public addresses, approval."""

from django.urls import path

from ..approval import Approval
from ..publishing import Changelogs, Publications, Publishing
from ..revisions import FrozenFiles, Revisions
from .shapes import REVISION

urlpatterns = [
    path("publishing", Publishing.as_view({"get": "read_publishing"}), name="rest_publishing"),
    path("changelog", Changelogs.as_view({"get": "read_changelog"}), name="rest_changelog"),
    path(
        "publication",
        Publications.as_view({"get": "read_publication", "put": "set_publication"}),
        name="rest_publication",
    ),
    path(
        "publication/renew",
        Publications.as_view({"post": "renew_publication"}),
        name="rest_renew_publication",
    ),
    path(
        "revisions",
        Revisions.as_view({"get": "list_revisions", "post": "publish_revision"}),
        name="rest_revisions",
    ),
    path(REVISION, Revisions.as_view({"get": "read_revision"}), name="rest_revision"),
    path(
        f"{REVISION}/withdraw",
        Revisions.as_view({"post": "withdraw_revision"}),
        name="rest_withdraw_revision",
    ),
    path(f"{REVISION}/places", Revisions.as_view({"get": "list_places"}), name="rest_places"),
    path(
        f"{REVISION}/design-file",
        FrozenFiles.as_view({"get": "read_published_design"}),
        name="rest_published_design",
    ),
    path(
        f"{REVISION}/documents/<str:service>",
        FrozenFiles.as_view({"get": "read_published_document"}),
        name="rest_published_document",
    ),
    path(
        f"{REVISION}/status",
        Approval.as_view({"get": "read_revision_status"}),
        name="rest_revision_status",
    ),
    path(
        f"{REVISION}/approve",
        Approval.as_view({"post": "approve_revision"}),
        name="rest_approve_revision",
    ),
]
