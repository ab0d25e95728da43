"""What reviewers think of a revision, through the REST API: the verdicts that stand, and giving one."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.feedback import changes
from seedapp.feedback.judged import Judged, Voice, judged
from seedapp.feedback.models import Judgement, Perspective, Round
from seedapp.specification.models import lightly
from seedapp.workspaces.models import Role

from .members import Members, Name, Text, values_of
from .repeats import once
from .versions import tagged
from .views import InDesign

_PERSPECTIVES = [value for value, _label in Perspective.choices]
_JUDGEMENTS = [value for value, _label in Judgement.choices]
MOST_OPERATIONS = 2000


class VoiceMembers(serializers.Serializer[Any]):
    """A verdict that has a say in a revision."""

    reviewer = serializers.CharField()
    perspective = serializers.ChoiceField(choices=_PERSPECTIVES)
    judgement = serializers.ChoiceField(choices=_JUDGEMENTS)
    note = serializers.CharField()
    given_at = serializers.DateTimeField()
    given_on = serializers.CharField(help_text="The version that it was given on.")
    inherited = serializers.BooleanField(help_text="Whether it was given on an earlier revision.")
    whole = serializers.BooleanField(help_text="Whether it was given on the whole.")
    holds_for = serializers.ListField(
        child=serializers.CharField(), help_text="The uids of operations that it counts for."
    )
    lapsed_for = serializers.ListField(
        child=serializers.CharField(), help_text="Those that it was given on and that have changed since."
    )


class VerdictsMembers(serializers.Serializer[Any]):
    """What reviewers think of a revision."""

    revision = serializers.IntegerField()
    verdicts = VoiceMembers(many=True, help_text="The newest first.")
    unapproved = serializers.ListField(
        child=serializers.CharField(), help_text="Operations that no client developer approves."
    )


class GiveMembers(Members):
    """A verdict."""

    perspective = serializers.ChoiceField(
        choices=_PERSPECTIVES, help_text="Yours in this round; of who reviews already it stays as it was."
    )
    judgement = serializers.ChoiceField(choices=_JUDGEMENTS)
    operations = serializers.ListField(
        child=Name(max_length=80),
        max_length=MOST_OPERATIONS,
        required=False,
        help_text="The uids of those that it is about; without them it is about the whole.",
    )
    note = Text(max_length=5000, required=False, allow_blank=True, help_text="Why. Markdown.")


class GivenMembers(serializers.Serializer[Any]):
    """A verdict as it was given."""

    revision = serializers.IntegerField(source="reviewer.round.revision.number")
    reviewer = serializers.CharField(source="reviewer.name")
    perspective = serializers.ChoiceField(choices=_PERSPECTIVES)
    judgement = serializers.ChoiceField(choices=_JUDGEMENTS)
    operations = serializers.ListField(child=serializers.CharField())
    note = serializers.CharField()
    given_at = serializers.DateTimeField()


class Verdicts(InDesign):
    """Step 6: verdicts."""

    tag = "Feedback"
    is_tagged = True
    writes = Role.REVIEWER

    @extend_schema(responses={200: VerdictsMembers})
    def list_verdicts(self, request: Request, number: int, **address: str) -> HttpResponseBase:
        """List the verdicts that have a say in a revision

        Those given on it, and those of earlier revisions that it inherits: a verdict is handed down for each
        operation whose content has not changed since.
        """
        seen = judged(get_object_or_404(lightly(self.design.revisions.all()), number=number))
        shown = {
            "revision": number,
            "verdicts": [_voice(seen, one) for one in seen.voices],
            "unapproved": list(seen.standing.unapproved(Perspective.CLIENT_DEVELOPER)),
        }
        return tagged(request, dict(VerdictsMembers(shown).data))

    @extend_schema(request=GiveMembers, responses={201: GivenMembers})
    def give_verdict(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Give a verdict in a round

        As a member who reviews by their account, asked or not. The latest verdict counts, operation by
        operation; the same one given again counts once.
        """
        rounds = lightly(Round.objects.select_related("revision__design__workspace"), "revision")
        round_ = get_object_or_404(rounds, pk=pk, revision__design=self.design)
        asked = values_of(GiveMembers(data=request.data))

        def give() -> Response:
            given = changes.give_verdict(
                changes.enter(round_, member=self.member, perspective=asked["perspective"]),
                judgement=asked["judgement"],
                operations=asked.get("operations", ()),
                note=asked.get("note", ""),
            )
            return Response(dict(GivenMembers(given).data), status=status.HTTP_201_CREATED)

        try:
            return once(request, give)
        except changes.NoSuchOperation as refused:
            raise serializers.ValidationError({"operations": [str(refused)]}) from refused


def _voice(seen: Judged, one: Voice) -> dict[str, Any]:
    row = one.verdict
    return {
        "reviewer": row.reviewer.name,
        "perspective": row.perspective,
        "judgement": row.judgement,
        "note": row.note,
        "given_at": row.given_at,
        "given_on": one.given_on,
        "inherited": one.is_inherited,
        "whole": one.is_whole,
        "holds_for": [uid for uid in seen.titles if uid in one.holding.holds],
        "lapsed_for": sorted(one.holding.lapsed),
    }
