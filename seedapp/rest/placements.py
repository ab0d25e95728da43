"""Where threads stand in the design of today or in a revision, and what people say became of their things."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from seedapp.core.anchors import Anchor, Entry, Index
from seedapp.feedback import changes
from seedapp.feedback.models import Suggestion
from seedapp.feedback.placing import Placed, Placing
from seedapp.feedback.policy import role_to_attach
from seedapp.specification.indexing import frozen_index, index_of_today
from seedapp.specification.models import lightly
from seedapp.workspaces.access import membership_for
from seedapp.workspaces.models import Role

from .members import values_of
from .seen import spoken
from .thread_members import KINDS, PlaceAskedMembers, ThreadMembers
from .thread_views import ThreadViews
from .versions import tagged

STANDINGS = ["same", "changed", "moved", "removed"]
_IN = serializers.IntegerField(min_value=1, help_text="In this revision; without it in the design of today.")


class StandingMembers(serializers.Serializer[Any]):
    """Where a thread stands: exactly one of four."""

    thread = serializers.IntegerField(help_text="Its id.")
    where = serializers.ChoiceField(choices=STANDINGS)
    has_changed = serializers.BooleanField(help_text="Whether what moved says something else as well.")
    quote_stands = serializers.BooleanField()
    kind = serializers.ChoiceField(choices=KINDS, help_text="Of what it is shown on.")
    anchor = serializers.CharField()
    part = serializers.CharField()
    title = serializers.CharField(help_text="What it is called there; of what is removed, was called.")
    was = serializers.ListField(child=serializers.CharField(), help_text="Its address when it was begun.")
    now = serializers.ListField(child=serializers.CharField(), help_text="Its address there.")
    attached_by = serializers.CharField(help_text="Who said that it went there; empty where nobody had to.")


class SuccessorMembers(serializers.Serializer[Any]):
    """What may have become of something: a person decides."""

    kind = serializers.ChoiceField(choices=KINDS)
    anchor = serializers.CharField()
    part = serializers.CharField()
    title = serializers.CharField()
    why = serializers.CharField()


class OneStandingMembers(StandingMembers):
    """Where a thread stands, and what may have become of what is removed."""

    candidates = SuccessorMembers(many=True)


class StandingsMembers(serializers.Serializer[Any]):
    """Every thread once."""

    items = StandingMembers(many=True)


class Placements(ThreadViews):
    """Step 6: where threads stand."""

    query = {"in": _IN}

    @extend_schema(responses={200: StandingsMembers})
    def list_placements(self, request: Request, **address: str) -> HttpResponseBase:
        """List where each thread stands

        Each thread that was begun by then, once, as *same*, *changed*, *moved* or *removed*.
        """
        number = self.asked.get("in")
        placing = self._placing(number)
        rows = self._rows().order_by("pk")
        rows = rows.filter(round__revision__number__lte=number) if number else rows
        return tagged(request, {"items": [_told(placing.of(one)) for one in rows.prefetch_related(None)]})

    @extend_schema(responses={200: OneStandingMembers})
    def read_placement(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Read where one thread stands

        With `candidates` for what may have become of what is removed; none of them is taken by itself.
        """
        placed = self._placing(self.asked.get("in")).of(self._one(pk))
        candidates = [{**_place(one.entry), "why": spoken(one.why)} for one in placed.placement.candidates]
        return tagged(request, {**_told(placed), "candidates": candidates})

    def _placing(self, number: int | None) -> Placing:
        if number is None:
            return Placing(self.design, self._today())
        revision = get_object_or_404(lightly(self.design.revisions.all()), number=number)
        return Placing(self.design, frozen_index(revision), revision.published_at)

    def _today(self) -> Index:
        return index_of_today(self.design, self.value, self.look.seen.bindings)


class Becoming(Placements):
    """Step 6: what became of the things of threads."""

    query = {}

    @extend_schema(request=PlaceAskedMembers, responses={200: ThreadMembers})
    def attach_thread(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Say what became of the thing of a thread

        By an editor, or by whoever began it. The thread keeps its own place as well.
        """
        thread, asked = self._allowed(pk), values_of(PlaceAskedMembers(data=request.data))
        entry = self._today().get(Anchor(asked["kind"], asked["anchor"], asked.get("part", "")))
        if entry is None:
            raise serializers.ValidationError({"anchor": [_("The design has no such place.")]})
        return self._done(request, pk, lambda: changes.attach(thread, entry=entry, member=self.person))

    @extend_schema(request=None, responses={200: ThreadMembers})
    def detach_thread(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Take back the latest word of what became of its thing"""
        thread = self._allowed(pk)
        return self._done(request, pk, lambda: changes.take_back_attachment(thread, member=self.person))

    @extend_schema(request=None, responses={200: ThreadMembers})
    def apply_suggestion(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Apply to the design what a thread suggests

        The thread is marked as addressed by that change. 409 where the design says something else by now.
        """
        membership_for(self.person, self.member.workspace.slug, Role.EDITOR)
        thread = self._one(pk)
        get_object_or_404(Suggestion, thread=thread)
        return self._done(request, pk, lambda: changes.apply_suggestion(thread, member=self.person))

    def _allowed(self, pk: int) -> Any:
        """Raises PermissionDenied, with the sentence that names the role that is needed."""
        thread = self._one(pk)
        membership_for(self.person, self.member.workspace.slug, role_to_attach(thread, self.person))
        return thread


def _told(placed: Placed) -> dict[str, Any]:
    found, at = placed.placement, placed.stands_on
    return {
        "thread": placed.thread.pk,
        "where": placed.where,
        "has_changed": found.has_changed,
        "quote_stands": found.quote_stands,
        "kind": at.kind,
        "anchor": at.uid,
        "part": at.part,
        "title": found.now.title if found.now else placed.thread.anchor_title,
        "was": list(found.was),
        "now": list(found.where),
        "attached_by": placed.attachment.author_name if placed.attachment else "",
    }


def _place(entry: Entry) -> dict[str, str]:
    kind, uid, part = entry.anchor
    return {"kind": kind, "anchor": uid, "part": part, "title": entry.title}
