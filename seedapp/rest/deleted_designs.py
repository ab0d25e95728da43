"""Designs that were deleted, and putting one back, through the REST API."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.designs.changes import removals_in
from seedapp.designs.models import Design
from seedapp.history.changes import Past
from seedapp.history.models import Change
from seedapp.history.removal import put_back
from seedapp.workspaces.models import Role

from .designs import DesignMembers
from .lists import Listing, page_serializer
from .repeats import once
from .views import InWorkspace


class DeletedMembers(serializers.Serializer[Change]):
    """A design that was deleted."""

    id = serializers.IntegerField(source="design_id")
    title = serializers.CharField()
    by = serializers.CharField(source="by_name", help_text="Who deleted it.")
    at = serializers.DateTimeField()


class DeletedDesigns(InWorkspace):
    """The deleted designs of a workspace, for its owners."""

    tag = "Designs"
    is_tagged = True
    reads = writes = Role.OWNER
    listings = {"list_deleted_designs": Listing(sorts={"deleted": "at"})}

    @extend_schema(responses={200: page_serializer("deleted designs", DeletedMembers)})
    def list_deleted_designs(self, request: Request, **address: str) -> HttpResponseBase:
        """List the designs that were deleted

        Each can be put back.
        """
        listing = self.listings["list_deleted_designs"]
        rows = removals_in(self.member.workspace)
        return listing.answer(request, rows, self.asked, lambda row: DeletedMembers(row).data)

    @extend_schema(request=None, responses={200: DesignMembers})
    def put_back_design(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Put a deleted design back

        With all that it held. Where another design has its place by now, 409 says so.
        """
        removal = get_object_or_404(removals_in(self.member.workspace), design_id=pk)
        return once(request, lambda: self._put_back(removal))

    def _put_back(self, removal: Change) -> Response:
        place = Past(removal.design_id, self.member.workspace.pk)
        put_back(removal, design=place, by=self.person)
        design = Design.objects.select_related("workspace").get(pk=removal.design_id)
        return Response(DesignMembers(design).data)
