"""Designs through the REST API: those of all one's workspaces, and the settings of one."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from seedapp.accounts.models import Token
from seedapp.designs.models import Design

from .lists import Listing, page_serializer
from .members import Name, Thing
from .query import one_of
from .views import RestView


class DesignMembers(Thing):
    """A design: what all seven steps belong to."""

    workspace = serializers.CharField(source="workspace.slug", read_only=True)
    design = serializers.CharField(source="slug", read_only=True, help_text="Its name in addresses.")
    title = Name(max_length=200)


_LISTING = Listing(
    filters={
        "workspace": one_of(
            serializers.SlugField(help_text="Only those of this workspace."), "workspace__slug"
        ),
        "q": one_of(
            Name(max_length=200, help_text="Part of the title or the summary."),
            "title__icontains",
            "summary__icontains",
        ),
    },
    sorts={"title": "title", "created": "created_at"},
)


class Designs(RestView):
    """The designs of all one's workspaces."""

    tag = "Designs"
    is_tagged = True

    listings = {"list_designs": _LISTING}

    @extend_schema(responses={200: page_serializer("designs", DesignMembers)})
    def list_designs(self, request: Request) -> HttpResponseBase:
        """List the designs of all your workspaces"""
        rows = Design.objects.filter(workspace__members__user=self.person.pk).select_related("workspace")
        if isinstance(request.auth, Token) and request.auth.only_in is not None:
            rows = rows.filter(workspace_id=request.auth.only_in)
        return _LISTING.answer(request, rows, self.asked, lambda row: DesignMembers(row).data)
