"""Rounds of review through the REST API: open one with its link, close it, and who came."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.feedback import changes
from seedapp.feedback.models import Judgement, Perspective, Reviewer, Round

from .lists import Listing, page_serializer
from .members import Members, Text, Whole, values_of
from .query import one_of
from .repeats import once
from .versions import tagged
from .views import InDesign

MOST_DAYS = 365
_PERSPECTIVES = [value for value, _label in Perspective.choices]
_JUDGEMENTS = [value for value, _label in Judgement.choices]


class VerdictMembers(serializers.Serializer[Any]):
    """What a reviewer thinks of the revision as a whole."""

    judgement = serializers.ChoiceField(choices=_JUDGEMENTS)
    note = serializers.CharField()
    given_at = serializers.DateTimeField()


class ReviewerMembers(serializers.Serializer[Any]):
    """Somebody who gave a name behind the link."""

    name = serializers.CharField()
    perspective = serializers.ChoiceField(choices=_PERSPECTIVES)
    joined_at = serializers.DateTimeField()
    verdict = VerdictMembers(allow_null=True, help_text="The latest one.")


class RoundMembers(serializers.Serializer[Any]):
    """An invitation to review a revision."""

    id = serializers.IntegerField(source="pk")
    revision = serializers.IntegerField(source="revision.number")
    intro = serializers.CharField()
    open = serializers.BooleanField(source="is_open")
    opened_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField()
    closed_at = serializers.DateTimeField(allow_null=True)
    reviewers = ReviewerMembers(many=True)


class OpenedRoundMembers(RoundMembers):
    """A round with its link, which is told only once."""

    link = serializers.URLField(help_text="Whoever has it can review. It is kept nowhere: copy it now.")


class OpenRoundMembers(Members):
    """What is reviewed, and for how long."""

    revision = Whole(min_value=1, help_text="The number of the revision.")
    intro = Text(max_length=5000, required=False, allow_blank=True, help_text="Reviewers see it first.")
    days = Whole(min_value=1, max_value=MOST_DAYS, default=changes.ROUND_DAYS)


class Rounds(InDesign):
    """Step 6: rounds of review."""

    tag = "Feedback"
    is_tagged = True
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
        return self.listings["list_rounds"].answer(request, self._rows(), self.asked, _shown)

    @extend_schema(responses={200: RoundMembers})
    def read_round(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Read one round with its reviewers and their verdicts"""
        return tagged(request, _shown(get_object_or_404(self._rows(), pk=pk)))

    @extend_schema(request=OpenRoundMembers, responses={201: OpenedRoundMembers})
    def open_round(self, request: Request, **address: str) -> HttpResponseBase:
        """Open a round of review

        The answer holds the link for reviewers, this once. Sent again with the same `Idempotency-Key`, the
        request does nothing and is told so, because the link is kept nowhere.
        """
        asked = values_of(OpenRoundMembers(data=request.data))
        revision = self.design.revisions.filter(number=asked["revision"]).first()
        if revision is None:
            raise serializers.ValidationError({"revision": [_("The design has no such revision.")]})
        revision.design = self.design

        def open_() -> Response:
            round_, token = changes.open_round(
                revision,
                by=self.person,
                intro=asked.get("intro", ""),
                due_at=timezone.now() + timedelta(days=asked["days"]),
            )
            link = request.build_absolute_uri(reverse("review", args=[token]))
            place = {"Location": f"{request.path}/{round_.pk}"}
            return Response({**_shown(round_), "link": link}, status=status.HTTP_201_CREATED, headers=place)

        return once(request, open_, tells_secret=True)

    @extend_schema(request=None, responses={200: RoundMembers})
    def close_round(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Close a round

        Its link opens nothing any more; what was said stays. Closing it twice changes nothing.
        """
        row = get_object_or_404(self._rows(), pk=pk)

        def close() -> Response:
            changes.close_round(row, by=self.person)
            return Response(_shown(get_object_or_404(self._rows(), pk=pk)))

        return once(request, close)

    def _rows(self) -> QuerySet[Round]:
        reviewers = Prefetch("reviewers", Reviewer.objects.prefetch_related("verdicts"))
        rows = Round.objects.filter(revision__design=self.design)
        return rows.select_related("revision__design__workspace").prefetch_related(reviewers)


def _shown(row: Round) -> dict[str, Any]:
    reviewers = [
        {
            "name": one.name,
            "perspective": one.perspective,
            "joined_at": one.joined_at,
            "verdict": next(iter(one.verdicts.all()), None),  # the latest is the first
        }
        for one in row.reviewers.all()
    ]
    told = {
        name: getattr(row, name)
        for name in ("pk", "revision", "intro", "is_open", "opened_at", "due_at", "closed_at")
    }
    return dict(RoundMembers({**told, "reviewers": reviewers}).data)
