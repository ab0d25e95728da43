"""Rounds of review through the REST API: open one with its links, move its due date, close it, who came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.feedback import changes
from seedapp.feedback.models import Answer, Reviewer, Round
from seedapp.specification.models import lightly
from seedapp.workspaces.models import Member

from .lists import Listing, page_serializer
from .members import values_of
from .query import one_of
from .repeats import once
from .round_members import (
    MOST_DAYS,
    DueMembers,
    OpenedRoundMembers,
    OpenRoundMembers,
    RoundMembers,
    made_link,
    people_of,
    values_of_round,
)
from .versions import tagged
from .views import InDesign


class RoundView(InDesign):
    """What hangs on a round of the design."""

    tag = "Feedback"
    is_tagged = True

    def rounds(self) -> QuerySet[Round]:
        reviewers = Prefetch("reviewers", Reviewer.objects.prefetch_related("verdicts"))
        answers = Prefetch("questions__answers", Answer.objects.select_related("reviewer"))
        rows = Round.objects.filter(revision__design=self.design)
        rows = lightly(rows.select_related("revision__design__workspace"), "revision")
        return rows.prefetch_related(reviewers, "links", "questions", answers)

    def round(self, pk: int) -> Round:
        return get_object_or_404(self.rounds(), pk=pk)

    def members_of(self, ids: list[int]) -> list[Member]:
        """Members of the workspace by their ids. Raises ValidationError for an id that is none."""
        found = {one.pk: one for one in self.design.workspace.members.select_related("user")}
        if unknown := [pk for pk in ids if pk not in found]:
            told = _("The workspace has no member %(id)s.") % {"id": unknown[0]}
            raise serializers.ValidationError({"members": [told]})
        return [found[pk] for pk in dict.fromkeys(ids)]

    def told(self, request: Request, pk: int, do: Callable[[Round], object]) -> HttpResponseBase:
        """The round after something was done to it."""
        row = self.round(pk)

        def done() -> Response:
            do(row)
            return Response(RoundMembers(values_of_round(self.round(pk))).data)

        return once(request, done)


class Rounds(RoundView):
    """Step 6: rounds of review."""

    listings = {
        "list_rounds": Listing(
            filters={
                "revision": one_of(
                    serializers.IntegerField(min_value=1, help_text="Only those on this revision."),
                    "revision__number",
                )
            },
            sorts={"opened": "opened_at"},
        )
    }

    @extend_schema(responses={200: page_serializer("rounds", RoundMembers)})
    def list_rounds(self, request: Request, **address: str) -> HttpResponseBase:
        """List the rounds of review"""
        return self.listings["list_rounds"].answer(request, self.rounds(), self.asked, _shown)

    @extend_schema(responses={200: RoundMembers})
    def read_round(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Read one round with its questions, links and reviewers, their answers and verdicts"""
        return tagged(request, _shown(self.round(pk)))

    @extend_schema(request=OpenRoundMembers, responses={201: OpenedRoundMembers})
    def open_round(self, request: Request, **address: str) -> HttpResponseBase:
        """Open a round of review

        The answer holds the links for reviewers, this once. Sent again with the same `Idempotency-Key`, the
        request does nothing and is told so, because the links are kept nowhere.
        """
        asked = values_of(OpenRoundMembers(data=request.data))
        revision = lightly(self.design.revisions.all()).filter(number=asked["revision"]).first()
        if revision is None:
            raise serializers.ValidationError({"revision": [_("The design has no such revision.")]})
        revision.design = self.design
        people, members = people_of(asked), self.members_of(asked.get("members", []))
        if not people and not members:
            raise serializers.ValidationError({"people": [_("The round asks nobody.")]})

        def open_() -> Response:
            round_, links = changes.ask_for_review(
                revision,
                by=self.person,
                intro=asked.get("intro", ""),
                due_at=timezone.now() + timedelta(days=asked["days"]),
                questions=[*dict.fromkeys(asked.get("questions", []))],
                people=people,
                members=members,
                perspective=asked["perspective"],
            )
            told = values_of_round(self.round(round_.pk))
            told["links"] = [made_link(request, row, token) for row, token in links]
            place = {"Location": f"{request.path}/{round_.pk}"}
            return Response(OpenedRoundMembers(told).data, status=status.HTTP_201_CREATED, headers=place)

        return once(request, open_, tells_secret=True)

    @extend_schema(request=None, responses={200: RoundMembers})
    def close_round(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Close a round

        It takes nothing any more, and nobody new comes in; who has joined can read. Closing it twice changes
        nothing.
        """
        return self.told(request, pk, lambda row: changes.close_round(row, by=self.person))

    @extend_schema(request=None, responses={200: RoundMembers})
    def reopen_round(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Open a closed round again

        Where its due date has passed it gets another one. A round that is open stays as it is.
        """
        return self.told(request, pk, lambda row: changes.reopen_round(row, by=self.person))

    @extend_schema(request=DueMembers, responses={200: RoundMembers})
    def extend_round(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Give reviewers until another day

        Links that are not revoked live on with it.
        """
        due_at = values_of(DueMembers(data=request.data))["due_at"]
        if due_at > timezone.now() + timedelta(days=MOST_DAYS):
            told = _("Keep it to %(days)s days from now.") % {"days": MOST_DAYS}
            raise serializers.ValidationError({"due_at": [told]})
        return self.told(request, pk, lambda row: changes.extend_round(row, by=self.person, due_at=due_at))


def _shown(row: Round) -> dict[str, Any]:
    return dict(RoundMembers(values_of_round(row)).data)
