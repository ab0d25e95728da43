"""Whether a revision lets people do their jobs, through the REST API: what was answered, and answering."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.core.anchors import Anchor
from seedapp.feedback import changes
from seedapp.feedback.models import LONGEST_COMMENT, GoalAnswer, Perspective, Reach, Round
from seedapp.specification.indexing import frozen_index
from seedapp.specification.models import lightly
from seedapp.workspaces.models import Role

from .members import Members, Name, Text, values_of
from .repeats import once
from .versions import tagged
from .views import InDesign

_PERSPECTIVES = [value for value, _label in Perspective.choices]
_ANSWERS = [value for value, _label in Reach.choices]


class GoalAnswerMembers(serializers.Serializer[Any]):
    """What somebody answered to "does this let you …?"."""

    job = serializers.CharField(help_text="The identity of the story.")
    title = serializers.CharField(source="job_title", help_text="What it was called.")
    reviewer = serializers.CharField(source="reviewer.name")
    perspective = serializers.ChoiceField(choices=_PERSPECTIVES, source="reviewer.perspective")
    answer = serializers.ChoiceField(choices=_ANSWERS)
    thread = serializers.IntegerField(
        source="thread_id", allow_null=True, help_text="The one that the comment began."
    )
    given_at = serializers.DateTimeField()


class GoalAnswersMembers(serializers.Serializer[Any]):
    """What reviewers answered on a revision."""

    revision = serializers.IntegerField()
    answers = GoalAnswerMembers(
        many=True, help_text="The newest first. Of one reviewer and story the newest counts."
    )


class AnswerGoalMembers(Members):
    """An answer."""

    perspective = serializers.ChoiceField(
        choices=_PERSPECTIVES, help_text="Yours in this round; of who reviews already it stays as it was."
    )
    job = Name(max_length=80, help_text="The identity of the story, as the places of the revision have it.")
    answer = serializers.ChoiceField(choices=_ANSWERS)
    comment = Text(
        max_length=LONGEST_COMMENT, required=False, allow_blank=True, help_text="Begins a thread. Markdown."
    )


class Goals(InDesign):
    """Step 6: whether people can do their jobs."""

    tag = "Feedback"
    is_tagged = True
    writes = Role.REVIEWER

    @extend_schema(responses={200: GoalAnswersMembers})
    def list_goal_answers(self, request: Request, number: int, **address: str) -> HttpResponseBase:
        """List whether reviewers can do their jobs

        Every answer to "does this let you …?" in the rounds of a revision, those that were changed later too.
        """
        revision = get_object_or_404(lightly(self.design.revisions.all()), number=number)
        answers = GoalAnswer.objects.filter(reviewer__round__revision=revision).select_related("reviewer")
        return tagged(request, dict(GoalAnswersMembers({"revision": number, "answers": answers}).data))

    @extend_schema(request=AnswerGoalMembers, responses={201: GoalAnswerMembers})
    def answer_goal(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Say whether a revision lets you do a job

        As a member who reviews by their account, asked or not. The latest answer counts, the earlier ones
        stay on record; the same one given again counts once.
        """
        rounds = lightly(Round.objects.select_related("revision__design__workspace"), "revision")
        round_ = get_object_or_404(rounds, pk=pk, revision__design=self.design)
        asked = values_of(AnswerGoalMembers(data=request.data))
        entry = frozen_index(round_.revision).get(Anchor("job", asked["job"]))
        if entry is None:
            raise serializers.ValidationError({"job": [_("The revision has no such story.")]})

        def answer() -> Response:
            given = changes.answer_goal(
                changes.enter(round_, member=self.member, perspective=asked["perspective"]),
                job=asked["job"],
                job_title=entry.title,
                answer=asked["answer"],
                comment=asked.get("comment", ""),
            )
            return Response(dict(GoalAnswerMembers(given).data), status=status.HTTP_201_CREATED)

        return once(request, answer)
