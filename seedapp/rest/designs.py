"""Designs through the REST API: those of all one's workspaces, a new one, and the settings of one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from seedapp.accounts.models import Token
from seedapp.core import design as core
from seedapp.core.style import PROFILES, settled
from seedapp.designs import changes
from seedapp.designs.models import Design
from seedapp.workspaces.models import Role

from .lists import Listing, page_serializer
from .members import Members, Name, Pairs, Text, Thing, values_of
from .query import one_of
from .repeats import once
from .things import Things, added
from .versions import tag_of
from .views import InWorkspace, RestView

_LANGUAGES = ("en", "ko")


class StyleMembers(Members):
    """How the interface looks: a house style, and what the team settled otherwise ("", null: as is)."""

    profile = serializers.ChoiceField(choices=list(PROFILES), required=False)
    names = serializers.ChoiceField(choices=["", *get_args(core.NameCase)], required=False)
    transitions = serializers.ChoiceField(choices=["", *get_args(core.Transitions)], required=False)
    idempotency_keys = serializers.BooleanField(allow_null=True, required=False)
    entity_tags = serializers.BooleanField(allow_null=True, required=False)

    def to_representation(self, instance: dict[str, Any]) -> dict[str, Any]:
        return vars(core.Style(**instance))


class DesignMembers(Thing):
    """A design: what all seven steps belong to."""

    workspace = serializers.CharField(source="workspace.slug", read_only=True)
    design = serializers.CharField(source="slug", read_only=True, help_text="Its name in addresses.")
    title = Name(max_length=200)
    summary = Text(max_length=10_000, required=False, allow_blank=True)
    language = serializers.ChoiceField(
        choices=_LANGUAGES, required=False, help_text="The language of its texts."
    )
    contact_name = Name(max_length=200, required=False, allow_blank=True)
    contact_url = serializers.URLField(max_length=500, required=False, allow_blank=True)
    contact_email = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    license_name = Name(max_length=200, required=False, allow_blank=True)
    license_identifier = Name(
        max_length=100, required=False, allow_blank=True, help_text="SPDX, such as Apache-2.0."
    )
    glossary = Pairs(
        required=False, help_text="English terms for names in the team's language: {예약: reservation}."
    )
    style = StyleMembers(required=False)  # type: ignore[assignment]  # the name of a member
    created_at = serializers.DateTimeField(read_only=True)


_LISTING = Listing(
    filters={
        "workspace": one_of(
            serializers.SlugField(max_length=80, help_text="Only those of this workspace."), "workspace__slug"
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
        """List the designs of all your workspaces

        A token for one workspace sees those of that one.
        """
        rows = Design.objects.filter(workspace__members__user=self.person.pk).select_related("workspace")
        if isinstance(request.auth, Token) and request.auth.only_in is not None:
            rows = rows.filter(workspace_id=request.auth.only_in)
        return _LISTING.answer(request, rows, self.asked, lambda row: DesignMembers(row).data)


class NewDesigns(InWorkspace):
    """New designs of a workspace."""

    tag = "Designs"
    is_tagged = True

    @extend_schema(request=DesignMembers, responses={201: DesignMembers})
    def add_design(self, request: Request, **address: str) -> HttpResponseBase:
        """Add a design

        It is empty, but for what is sent. Its name in addresses is made of the title.
        """
        values = values_of(DesignMembers(data=request.data))
        return once(request, lambda: self._added(_columns(values, {})))

    def _added(self, values: dict[str, Any]) -> Response:
        place = self.member.workspace
        row = added(lambda: changes.add_design(place, by=self.person, **values))
        shown = DesignMembers(row).data
        headers = {
            "Location": reverse("rest_design", args=[place.slug, row.slug]),
            "ETag": tag_of(shown, row.row_version),
        }
        return Response(shown, status=status.HTTP_201_CREATED, headers=headers)


class DesignView(Things):
    """One design and its settings, as a thing among the designs of its workspace."""

    tag = "Designs"
    thing, things = "design", "designs"
    serializer_class = DesignMembers
    roles = {"destroy": Role.OWNER}

    def rows(self) -> QuerySet[Design]:
        return Design.objects.filter(workspace_id=self.member.workspace_id).select_related("workspace")

    def one(self, *, is_locked: bool = False) -> Design:
        rows = self.rows().select_for_update(of=("self",)) if is_locked else self.rows()
        return rows.get(pk=self.design.pk) if is_locked else self.design

    def edit(self, row: Design, seen: int, values: dict[str, Any]) -> Design:
        return changes.edit_design(row, seen=seen, by=self.person, **_columns(values, row.style))

    def remove(self, row: Design) -> None:
        changes.remove_design(row, by=self.person)


def _columns(values: dict[str, Any], style: dict[str, Any]) -> dict[str, Any]:
    """The values of a body as columns: of the style only what is sent changes."""
    if "style" in values:
        values["style"] = settled(replace(core.Style(**style), **values["style"]))
    return values
