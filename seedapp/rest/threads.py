"""What is said about published revisions, through the REST API: threads and their comments."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.core.anchors import Anchor
from seedapp.core.suggesting import CannotSuggest, Suggestion
from seedapp.feedback import changes
from seedapp.feedback.models import Perspective
from seedapp.feedback.policy import open_round_of
from seedapp.feedback.triage import TEAM
from seedapp.specification.indexing import frozen_index
from seedapp.specification.models import lightly

from .lists import Listing, page_serializer
from .members import Name, values_of
from .query import one_of
from .repeats import once
from .seen import spoken
from .thread_members import KINDS, SEVERITIES, STATES, BeginMembers, SayMembers, ThreadMembers
from .thread_views import ThreadViews, shown_thread
from .versions import tag_of, tagged

_SPEAKERS = [*(value for value, _label in Perspective.choices), TEAM]


class Threads(ThreadViews):
    """Step 6: what reviewers and the team say."""

    listings = {
        "list_threads": Listing(
            filters={
                "revision": one_of(
                    serializers.IntegerField(min_value=1, help_text="Only those on this revision."),
                    "round__revision__number",
                ),
                "kind": one_of(serializers.ChoiceField(choices=KINDS), "anchor_kind"),
                "anchor": one_of(Name(max_length=80, help_text="Only those on this thing."), "anchor"),
                "severity": one_of(serializers.ChoiceField(choices=SEVERITIES), "severity"),
                "perspective": one_of(
                    serializers.ChoiceField(choices=_SPEAKERS, help_text="Only those begun from it."),
                    "begun_from",
                ),
                "state": one_of(
                    serializers.ChoiceField(choices=STATES, help_text="Only those in this state."), "state"
                ),
            },
            sorts={"begun": "begun_at"},
        )
    }

    @extend_schema(responses={200: page_serializer("threads", ThreadMembers)})
    def list_threads(self, request: Request, **address: str) -> HttpResponseBase:
        """List the threads with their comments"""
        return self.listings["list_threads"].answer(request, self._rows(), self.asked, shown_thread)

    @extend_schema(responses={200: ThreadMembers})
    def read_thread(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Read one thread"""
        return tagged(request, shown_thread(self._one(pk)))

    @extend_schema(request=BeginMembers, responses={201: ThreadMembers})
    def begin_thread(self, request: Request, **address: str) -> HttpResponseBase:
        """Begin a thread on something of a revision

        In its round that is open (409 where none is). The same words on the same thing count once. A
        `suggestion` proposes a concrete change of the place, which editors apply with one request.
        """
        asked = values_of(BeginMembers(data=request.data))
        revision = lightly(self.design.revisions.all()).filter(number=asked["revision"]).first()
        if revision is None:
            raise serializers.ValidationError({"revision": [_("The design has no such revision.")]})
        part, quote = asked.get("part", ""), asked.get("quote", "")
        entry = frozen_index(revision).get(Anchor(asked["kind"], asked["anchor"], part))
        if entry is None:
            raise serializers.ValidationError({"anchor": [_("The revision has no such place.")]})
        round_ = open_round_of(revision)
        if round_ is None:
            raise changes.RoundOver

        proposed = Suggestion(**asked["suggestion"]) if "suggestion" in asked else None

        def begin() -> Response:
            begun = changes.begin_thread(
                round_,
                member=self.person,
                anchor_kind=asked["kind"],
                anchor=asked["anchor"],
                anchor_title=entry.title,
                part=part,
                quote=quote,
                suggestion=proposed,
                severity=asked["severity"],
                body=asked["body"],
            )
            shown = shown_thread(self._one(begun.pk))
            headers = {"Location": f"{request.path}/{begun.pk}", "ETag": tag_of(shown)}
            return Response(shown, status=status.HTTP_201_CREATED, headers=headers)

        try:
            return once(request, begin)
        except CannotSuggest as refused:
            told = {"suggestion": [spoken(refused.sentence)]}
            raise serializers.ValidationError(told) from refused

    @extend_schema(request=SayMembers, responses={200: ThreadMembers})
    def edit_comment(self, request: Request, pk: int, comment: int, **address: str) -> HttpResponseBase:
        """Say in other words what one has said

        Only whoever wrote it. What it said before stays among its `versions`.
        """
        row = get_object_or_404(self._one(pk).comments.all(), pk=comment)
        body = values_of(SayMembers(data=request.data))["body"]
        return self._done(request, pk, lambda: changes.edit_comment(row, body=body, member=self.person))

    @extend_schema(request=SayMembers, responses={200: ThreadMembers})
    def answer_thread(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Answer in a thread

        The team may always answer; the last comment said again is not said twice.
        """
        thread = self._one(pk)
        body = values_of(SayMembers(data=request.data))["body"]
        return self._done(request, pk, lambda: changes.answer(thread, body=body, member=self.person))
