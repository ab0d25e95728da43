"""Who is in a workspace, and who is invited to it, through the REST API."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from seedapp.accounts.models import display_name
from seedapp.workspaces import changes
from seedapp.workspaces.access import membership_for
from seedapp.workspaces.models import Invitation, Member, Role

from .lists import Listing, page_serializer
from .members import Members, values_of
from .query import one_of
from .repeats import once
from .versions import tag_of, tagged, unchanged_since
from .views import InWorkspace


class MemberMembers(Members):
    """Somebody in a workspace."""

    id = serializers.IntegerField(read_only=True)
    name = serializers.SerializerMethodField()
    email = serializers.EmailField(source="user.email", read_only=True)
    role = serializers.ChoiceField(choices=Role.choices)
    joined_at = serializers.DateTimeField(read_only=True)

    def get_name(self, member: Member) -> str:
        return display_name(member.user)


class People(InWorkspace):
    """The members of a workspace."""

    tag = "Workspaces"
    is_tagged = True
    writes = Role.OWNER
    roles = {"remove_member": Role.VIEWER}  # everybody may leave; the method asks about others
    listings = {
        "list_members": Listing(
            filters={"role": one_of(serializers.ChoiceField(choices=Role.choices), "role")},
            sorts={"joined": "joined_at"},
        )
    }

    @extend_schema(responses={200: page_serializer("members", MemberMembers)})
    def list_members(self, request: Request, **address: str) -> HttpResponseBase:
        """List the members of a workspace

        With their roles, in the order in which they came.
        """
        rows = self.member.workspace.members.select_related("user")
        listing = self.listings["list_members"]
        return listing.answer(request, rows, self.asked, lambda row: MemberMembers(row).data)

    @extend_schema(responses=MemberMembers)
    def read_member(self, request: Request, **address: str) -> HttpResponseBase:
        """Read one member

        Its `ETag` is what a change of role names in `If-Match`.
        """
        return tagged(request, MemberMembers(self._one()).data)

    @extend_schema(request=MemberMembers(partial=True), responses=MemberMembers)
    def change_role(self, request: Request, **address: str) -> HttpResponseBase:
        """Change the role of a member

        Owners do it. A workspace keeps an owner: 409 otherwise.
        """
        values = values_of(MemberMembers(data=request.data, partial=True))
        with transaction.atomic():
            row = self._one(is_locked=True)
            unchanged_since(request, MemberMembers(row).data, request.data)
            if "role" in values:
                changes.change_role(row, role=values["role"], by=self.person)
        return tagged(request, MemberMembers(row).data)

    @extend_schema(responses={204: None})
    def remove_member(self, request: Request, **address: str) -> HttpResponseBase:
        """Take a member out, or leave

        Owners take out anybody; everybody may leave. A workspace keeps an owner: 409 otherwise.
        """
        with transaction.atomic():
            row = self._one(is_locked=True)
            if row.pk != self.member.pk:
                membership_for(self.person, self.member.workspace.slug, Role.OWNER)
            unchanged_since(request, MemberMembers(row).data)
            changes.remove_member(row, by=self.person)
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _one(self, *, is_locked: bool = False) -> Member:
        rows = self.member.workspace.members.select_related("user").filter(pk=self.kwargs["pk"])
        return get_object_or_404(rows.select_for_update(of=("self",)) if is_locked else rows)


class InvitationMembers(Members):
    """An invitation that is open: a link that lets whoever opens it join, once."""

    id = serializers.IntegerField(read_only=True)
    role = serializers.ChoiceField(choices=Role.choices)
    invited_by = serializers.SerializerMethodField()
    expires_at = serializers.DateTimeField(read_only=True)

    def get_invited_by(self, invitation: Invitation) -> str:
        return display_name(invitation.invited_by)


class MadeInvitation(InvitationMembers):
    """A new invitation with its link, which is told this once."""

    link = serializers.CharField(read_only=True, help_text="Hand it to whom you invite.")


class Invitations(InWorkspace):
    """The open invitations to a workspace; owners see and make them."""

    tag = "Workspaces"
    is_tagged = True
    reads = writes = Role.OWNER
    listings = {"list_invitations": Listing(sorts={"expires": "expires_at"})}

    @extend_schema(responses={200: page_serializer("invitations", InvitationMembers)})
    def list_invitations(self, request: Request, **address: str) -> HttpResponseBase:
        """List the open invitations

        Without their links, of which only a hash is kept.
        """
        now = timezone.now()
        rows = self.member.workspace.invitations.select_related("invited_by")
        rows = rows.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=now)
        listing = self.listings["list_invitations"]
        return listing.answer(request, rows, self.asked, lambda row: InvitationMembers(row).data)

    @extend_schema(request=InvitationMembers, responses={201: MadeInvitation})
    def invite(self, request: Request, **address: str) -> HttpResponseBase:
        """Invite somebody by a link

        The link is in this answer and nowhere else.
        """
        role = values_of(InvitationMembers(data=request.data))["role"]
        return once(request, lambda: self._invited(role), tells_secret=True)

    def _invited(self, role: str) -> Response:
        invitation, token = changes.invite(self.member.workspace, role=role, by=self.person)
        link = self.request.build_absolute_uri(reverse("accept_invitation", args=[token]))
        shown: dict[str, Any] = {**InvitationMembers(invitation).data, "link": link}
        place = f"{self.request.path}/{invitation.pk}"
        headers = {"Location": place, "ETag": tag_of(shown)}
        return Response(shown, status=status.HTTP_201_CREATED, headers=headers)

    @extend_schema(responses={204: None})
    def withdraw_invitation(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Withdraw an invitation

        Its link opens nothing any more.
        """
        row = get_object_or_404(self.member.workspace.invitations.select_related("invited_by"), pk=pk)
        unchanged_since(request, InvitationMembers(row).data)
        changes.withdraw(row, by=self.person)
        return Response(status=status.HTTP_204_NO_CONTENT)
