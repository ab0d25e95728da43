"""A round of review as the REST API tells of it, and what may be asked of one."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request

from seedapp.feedback import changes
from seedapp.feedback.models import LONGEST_ANSWER, Judgement, Link, Perspective, Round
from seedapp.feedback.policy import LINKS_PER_ROUND, QUESTIONS_PER_ROUND

from .members import Members, Name, Text, Truth, Whole

PERSPECTIVES = [value for value, _label in Perspective.choices]
MOST_DAYS = 365
_JUDGEMENTS = [value for value, _label in Judgement.choices]


class VerdictMembers(serializers.Serializer[Any]):
    """What a reviewer thinks of the revision as a whole."""

    judgement = serializers.ChoiceField(choices=_JUDGEMENTS)
    note = serializers.CharField()
    given_at = serializers.DateTimeField()


class ReviewerMembers(serializers.Serializer[Any]):
    """Somebody who reviews, or a member who was asked to."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    perspective = serializers.ChoiceField(choices=PERSPECTIVES)
    link = serializers.IntegerField(
        allow_null=True, help_text="The id of the link they came by; null for a member, by their account."
    )
    joined_at = serializers.DateTimeField(
        allow_null=True, help_text="null for a member who was asked and has not begun."
    )
    verdict = VerdictMembers(allow_null=True, help_text="The latest one.")


class LinkMembers(serializers.Serializer[Any]):
    """A link to the round. What it opens with is kept nowhere."""

    id = serializers.IntegerField()
    for_many = serializers.BooleanField(help_text="Whether many use it; otherwise it is for one person.")
    name = serializers.CharField(help_text="Whom it is for.")
    perspective = serializers.ChoiceField(choices=["", *PERSPECTIVES])
    live = serializers.BooleanField(help_text="Whether it opens the round.")
    expires_at = serializers.DateTimeField()
    revoked_at = serializers.DateTimeField(allow_null=True)
    last_used_at = serializers.DateTimeField(allow_null=True)


class MadeLinkMembers(LinkMembers):
    """A link with its address, which is told only once."""

    link = serializers.URLField(help_text="Whoever has it can review. It is kept nowhere: copy it now.")


class MadeLinksMembers(serializers.Serializer[Any]):
    """Links with their addresses, in the order in which they were asked for."""

    links = MadeLinkMembers(many=True)


class AnswerMembers(serializers.Serializer[Any]):
    """What a reviewer answers now."""

    reviewer = serializers.CharField(source="reviewer.name")
    perspective = serializers.ChoiceField(choices=PERSPECTIVES, source="reviewer.perspective")
    body = serializers.CharField(help_text="Markdown.")
    answered_at = serializers.DateTimeField()


class QuestionMembers(serializers.Serializer[Any]):
    """A question of the team's own, with what was answered."""

    id = serializers.IntegerField()
    text = serializers.CharField()
    answers = AnswerMembers(many=True)


class RoundMembers(serializers.Serializer[Any]):
    """An invitation to review a revision."""

    id = serializers.IntegerField()
    revision = serializers.IntegerField()
    intro = serializers.CharField(help_text="Markdown.")
    open = serializers.BooleanField(help_text="Whether it takes comments, answers and verdicts.")
    opened_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField(help_text="Until when it takes comments. It can be read after that.")
    closed_at = serializers.DateTimeField(allow_null=True)
    questions = QuestionMembers(many=True)
    links = LinkMembers(many=True)
    reviewers = ReviewerMembers(many=True)


class OpenedRoundMembers(RoundMembers):
    """A round with the addresses of its links, which are told only once."""

    links = MadeLinkMembers(many=True)


class PersonMembers(Members):
    """Somebody who gets a link of their own."""

    name = Name(max_length=120)
    perspective = serializers.ChoiceField(choices=PERSPECTIVES)


class PeopleMembers(Members):
    """Who gets a link."""

    for_many = Truth(default=False, help_text="Make one link that many use: each gives a name.")
    people = PersonMembers(many=True, required=False, max_length=LINKS_PER_ROUND)  # type: ignore[call-arg]


class QuestionTextMembers(Members):
    """A question to reviewers."""

    text = Name(max_length=500)


class AskedMembers(Members):
    """Members of the workspace who are asked to review by their account."""

    members = serializers.ListField(child=Whole(min_value=1), help_text="Their ids, as members.")
    perspective = serializers.ChoiceField(choices=PERSPECTIVES, default=Perspective.CLIENT_DEVELOPER.value)


class OpenRoundMembers(PeopleMembers):
    """What is reviewed, until when, and by whom. It must ask somebody."""

    revision = Whole(min_value=1, help_text="The number of the revision.")
    intro = Text(max_length=5000, required=False, allow_blank=True, help_text="Reviewers see it first.")
    days = Whole(
        min_value=1, max_value=MOST_DAYS, default=changes.ROUND_DAYS, help_text="It is due after them."
    )
    questions = serializers.ListField(
        child=Name(max_length=500), required=False, max_length=QUESTIONS_PER_ROUND
    )
    for_many = Truth(default=True, help_text="Make one link that many use: each gives a name.")
    members = serializers.ListField(
        child=Whole(min_value=1), required=False, help_text="Members who review by their account: their ids."
    )
    perspective = serializers.ChoiceField(
        choices=PERSPECTIVES,
        default=Perspective.CLIENT_DEVELOPER.value,
        help_text="From which perspective members review; each may say otherwise when they begin.",
    )


class DueMembers(Members):
    """Another due date."""

    due_at = serializers.DateTimeField()


class BodyMembers(Members):
    """An answer; an empty one takes back what was answered."""

    body = Text(max_length=LONGEST_ANSWER, allow_blank=True, help_text="Markdown.")


class PerspectiveMembers(Members):
    """From which perspective somebody reviews."""

    perspective = serializers.ChoiceField(choices=PERSPECTIVES)


def people_of(asked: dict[str, Any]) -> list[changes.Person]:
    """Those who get a link: the one for many first."""
    many = [changes.Person()] if asked["for_many"] else []
    return many + [changes.Person(one["name"], one["perspective"]) for one in asked.get("people", [])]


def shown_link(row: Link) -> dict[str, Any]:
    return {
        "id": row.pk,
        "for_many": row.is_for_many,
        "live": row.is_live,
        **{
            name: getattr(row, name)
            for name in ("name", "perspective", "expires_at", "revoked_at", "last_used_at")
        },
    }


def made_link(request: Request, row: Link, token: str) -> dict[str, Any]:
    """A link with its address."""
    return shown_link(row) | {"link": request.build_absolute_uri(reverse("review", args=[token]))}


def values_of_round(row: Round) -> dict[str, Any]:
    """A round with what hangs on it: questions, links, reviewers."""
    return {
        "id": row.pk,
        "revision": row.revision.number,
        "open": row.is_open,
        **{name: getattr(row, name) for name in ("intro", "opened_at", "due_at", "closed_at")},
        "questions": [
            {"id": one.pk, "text": one.text, "answers": one.answers.all()} for one in row.questions.all()
        ],
        "links": [shown_link(one) for one in row.links.all()],
        "reviewers": [
            {
                "id": one.pk,
                "name": one.name,
                "perspective": one.perspective,
                "link": one.link_id,
                "joined_at": one.joined_at,
                "verdict": next(iter(one.verdicts.all()), None),  # the latest is the first
            }
            for one in row.reviewers.all()
        ],
    }
