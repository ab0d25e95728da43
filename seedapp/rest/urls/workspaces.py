"""A workspace: its members, invitations and designs, searching it, its webhooks."""

from django.urls import path

from ..deleted_designs import DeletedDesigns
from ..designs import Designs, NewDesigns
from ..imports import Imports
from ..membership import Invitations, People
from ..search import Search
from ..webhook_deliveries import Deliveries
from ..webhooks import Webhooks
from ..workspaces import Workspaces, WorkspaceView
from .shapes import WORKSPACE

_WEBHOOK = f"{WORKSPACE}/webhooks/<int:pk>"
_DELIVERY = f"{_WEBHOOK}/deliveries/<int:number>"

urlpatterns = [
    path(
        "workspaces",
        Workspaces.as_view({"get": "list_workspaces", "post": "found_workspace"}),
        name="rest_workspaces",
    ),
    path(f"{WORKSPACE}/search", Search.as_view({"get": "search_workspace"}), name="rest_search"),
    path(
        WORKSPACE,
        WorkspaceView.as_view({"get": "read_workspace", "patch": "rename_workspace"}),
        name="rest_workspace",
    ),
    path(f"{WORKSPACE}/members", People.as_view({"get": "list_members"}), name="rest_members"),
    path(
        f"{WORKSPACE}/members/<int:pk>",
        People.as_view({"get": "read_member", "patch": "change_role", "delete": "remove_member"}),
        name="rest_member",
    ),
    path(
        f"{WORKSPACE}/invitations",
        Invitations.as_view({"get": "list_invitations", "post": "invite"}),
        name="rest_invitations",
    ),
    path(
        f"{WORKSPACE}/invitations/<int:pk>",
        Invitations.as_view({"delete": "withdraw_invitation"}),
        name="rest_invitation",
    ),
    path(
        f"{WORKSPACE}/deleted-designs",
        DeletedDesigns.as_view({"get": "list_deleted_designs"}),
        name="rest_deleted_designs",
    ),
    path(
        f"{WORKSPACE}/deleted-designs/<int:pk>/put-back",
        DeletedDesigns.as_view({"post": "put_back_design"}),
        name="rest_put_back_design",
    ),
    path(f"{WORKSPACE}/designs", NewDesigns.as_view({"post": "add_design"}), name="rest_add_design"),
    path("designs", Designs.as_view({"get": "list_designs"}), name="rest_designs"),
    path(f"{WORKSPACE}/imports", Imports.as_view({"post": "import_design"}), name="rest_import"),
    path(
        f"{WORKSPACE}/webhooks",
        Webhooks.as_view({"get": "list_webhooks", "post": "add_webhook"}),
        name="rest_webhooks",
    ),
    path(
        _WEBHOOK,
        Webhooks.as_view({"get": "read_webhook", "patch": "edit_webhook", "delete": "remove_webhook"}),
        name="rest_webhook",
    ),
    path(f"{_WEBHOOK}/secret", Webhooks.as_view({"post": "renew_secret"}), name="rest_webhook_secret"),
    path(f"{_WEBHOOK}/off", Webhooks.as_view({"post": "switch_off_webhook"}), name="rest_webhook_off"),
    path(f"{_WEBHOOK}/on", Webhooks.as_view({"post": "switch_on_webhook"}), name="rest_webhook_on"),
    path(f"{_WEBHOOK}/test", Deliveries.as_view({"post": "send_test"}), name="rest_webhook_test"),
    path(f"{_WEBHOOK}/deliveries", Deliveries.as_view({"get": "list_deliveries"}), name="rest_deliveries"),
    path(_DELIVERY, Deliveries.as_view({"get": "read_delivery"}), name="rest_delivery"),
    path(f"{_DELIVERY}/again", Deliveries.as_view({"post": "redeliver"}), name="rest_delivery_again"),
    path(f"{_DELIVERY}/skip", Deliveries.as_view({"post": "skip_delivery"}), name="rest_delivery_skip"),
]
