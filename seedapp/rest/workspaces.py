"""Workspaces through the REST API: those one is in, founding one, its name."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from seedapp.accounts.models import Token
from seedapp.workspaces import changes
from seedapp.workspaces.models import Member, Role, Workspace

from .lists import Listing, page_serializer
from .members import Members, Name, values_of
from .problems import Refusal
from .query import one_of
from .repeats import once
from .versions import tag_of, tagged, unchanged_since
from .views import InWorkspace, RestView


class WorkspaceMembers(Members):
    """A team's place."""

    workspace = serializers.CharField(
        source="workspace.slug", read_only=True, help_text="Its name in addresses."
    )
    name = Name(source="workspace.name", max_length=120)
    role = serializers.ChoiceField(choices=Role.choices, read_only=True, help_text="Yours, in it.")


class NewWorkspace(Members):
    """A workspace to found."""

    name = Name(max_length=120)


class Workspaces(RestView):
    """The workspaces that one is a member of."""

    tag = "Workspaces"
    is_tagged = True
    listings = {
        "list_workspaces": Listing(
            filters={"role": one_of(serializers.ChoiceField(choices=Role.choices), "role")},
            sorts={"joined": "joined_at"},
        )
    }

    @extend_schema(responses={200: page_serializer("workspaces", WorkspaceMembers)})
    def list_workspaces(self, request: Request) -> HttpResponseBase:
        """List the workspaces that you are a member of

        A token for one workspace sees that one.
        """
        rows = Member.objects.filter(user=self.person).select_related("workspace")
        if isinstance(request.auth, Token) and request.auth.only_in is not None:
            rows = rows.filter(workspace_id=request.auth.only_in)
        listing = self.listings["list_workspaces"]
        return listing.answer(request, rows, self.asked, lambda row: WorkspaceMembers(row).data)

    @extend_schema(request=NewWorkspace, responses={201: WorkspaceMembers})
    def found_workspace(self, request: Request) -> HttpResponseBase:
        """Found a workspace

        You become its owner.
        """
        refuse_narrow_tokens(request)
        name = values_of(NewWorkspace(data=request.data))["name"]
        return once(request, lambda: self._founded(name))

    def _founded(self, name: str) -> Response:
        made = changes.found_workspace(name=name, by=self.person)
        return membership_answer(made.members.get(user=self.person))


class WorkspaceView(InWorkspace):
    """One workspace."""

    tag = "Workspaces"
    is_tagged = True
    writes = Role.OWNER

    @extend_schema(responses=WorkspaceMembers)
    def read_workspace(self, request: Request, **address: str) -> HttpResponseBase:
        """Read a workspace

        Its name, and your role in it.
        """
        return tagged(request, WorkspaceMembers(self.member).data)

    @extend_schema(request=NewWorkspace, responses=WorkspaceMembers)
    def rename_workspace(self, request: Request, **address: str) -> HttpResponseBase:
        """Rename a workspace

        Its address stays. Owners do it; `If-Match` names what they have seen.
        """
        name = values_of(NewWorkspace(data=request.data))["name"]
        with transaction.atomic():
            self.member.workspace = Workspace.objects.select_for_update().get(pk=self.member.workspace_id)
            unchanged_since(request, WorkspaceMembers(self.member).data, request.data)
            changes.rename_workspace(self.member.workspace, name=name, by=self.person)
        return tagged(request, WorkspaceMembers(self.member).data)


class InvitationLink(Members):
    """An invitation to accept."""

    token = Name(max_length=200, help_text="The last part of the link that the owner handed out.")


class Joining(RestView):
    """Joining a workspace by an invitation."""

    tag = "Workspaces"
    refuses = {"accept_invitation": (404,)}

    @extend_schema(request=InvitationLink, responses={201: WorkspaceMembers})
    def accept_invitation(self, request: Request) -> HttpResponseBase:
        """Join a workspace by an invitation

        It counts once. Who is a member already keeps their role.
        """
        refuse_narrow_tokens(request)
        token = values_of(InvitationLink(data=request.data))["token"]
        return once(request, lambda: self._joined(token))

    def _joined(self, token: str) -> Response:
        invitation = changes.open_invitation(token)
        if invitation is None:
            raise Http404
        return membership_answer(changes.accept(invitation, by=self.person))


def membership_answer(member: Member) -> Response:
    """201 with the workspace that somebody has come to."""
    shown: dict[str, Any] = dict(WorkspaceMembers(member).data)
    headers = {"Location": reverse("rest_workspace", args=[member.workspace.slug]), "ETag": tag_of(shown)}
    return Response(shown, status=status.HTTP_201_CREATED, headers=headers)


def refuse_narrow_tokens(request: Request) -> None:
    """A token for one workspace leads into no other. Raises Refusal (403)."""
    if isinstance(request.auth, Token) and request.auth.only_in is not None:
        raise Refusal("forbidden", _("This token is for one workspace only. Use one for all of yours."))
