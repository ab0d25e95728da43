"""What a thread and its parts are through the REST API, and what is sent to begin, answer and settle one."""

from __future__ import annotations

from typing import Any, get_args

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from seedapp.core import suggesting
from seedapp.feedback.models import (
    LONGEST_COMMENT,
    LONGEST_QUOTE,
    AnchorKind,
    Comment,
    Severity,
    State,
    Thread,
)

from .members import Members, Name, Text, Whole

SUGGESTIONS = list(get_args(suggesting.Kind))
KINDS = [value for value, _label in AnchorKind.choices]
SEVERITIES = [value for value, _label in Severity.choices]


STATES = [value for value, _label in State.choices]


class VersionMembers(serializers.Serializer[Any]):
    """What a comment said before."""

    body = serializers.CharField(help_text="Markdown.")
    written_at = serializers.DateTimeField()


class CommentMembers(serializers.Serializer[Any]):
    """One thing said."""

    id = serializers.IntegerField(source="pk")
    author = serializers.CharField(source="author_name")
    by_reviewer = serializers.SerializerMethodField(help_text="Whether who said it came by the link.")
    body = serializers.CharField(help_text="Markdown.")
    written_at = serializers.DateTimeField()
    edited_at = serializers.DateTimeField(allow_null=True)
    versions = VersionMembers(many=True, help_text="What it said before it was edited, the oldest first.")
    mentions = serializers.SerializerMethodField(help_text="Whom it names behind an @.")

    def get_mentions(self, row: Comment) -> list[str]:
        return [one.name for one in row.mentions.all()]

    def get_by_reviewer(self, row: Comment) -> bool:
        return row.reviewer_id is not None


class TurnMembers(serializers.Serializer[Any]):
    """A thread came into a state."""

    state = serializers.ChoiceField(choices=STATES)
    author = serializers.CharField(source="author_name")
    note = serializers.CharField(help_text="What changed, or why.")
    change = serializers.IntegerField(
        allow_null=True, help_text="The number of the change of the design that did it."
    )
    at = serializers.DateTimeField()


class ProposedChangeMembers(serializers.Serializer[Any]):
    """A concrete change that a thread proposes of its place."""

    kind = serializers.ChoiceField(choices=SUGGESTIONS)
    value = serializers.CharField(help_text="The new name, type, text or words; empty where none is needed.")
    before = serializers.CharField(help_text="What the place said of it then.")
    change = serializers.IntegerField(
        allow_null=True, help_text="The number of the change of the design that applied it."
    )
    applied_by = serializers.CharField(source="applied_by_name")
    applied_at = serializers.DateTimeField(allow_null=True)


class AttachmentMembers(serializers.Serializer[Any]):
    """What a person said has become of the place of a thread."""

    kind = serializers.CharField(source="place.kind")
    anchor = serializers.CharField(source="place.uid")
    part = serializers.CharField(source="place.part")
    title = serializers.CharField()
    author = serializers.CharField(source="author_name")
    attached_at = serializers.DateTimeField()
    taken_back_at = serializers.DateTimeField(allow_null=True)


class ThreadMembers(serializers.Serializer[Any]):
    """What is said about one thing of a revision."""

    id = serializers.IntegerField(source="pk")
    revision = serializers.IntegerField(source="round.revision.number")
    round = serializers.IntegerField(source="round_id")
    kind = serializers.ChoiceField(choices=KINDS, source="anchor_kind")
    anchor = serializers.CharField(help_text="The identity of the thing.")
    title = serializers.CharField(source="anchor_title", help_text="What it was called then.")
    part = serializers.CharField()
    quote = serializers.CharField()
    severity = serializers.ChoiceField(choices=SEVERITIES)
    begun_at = serializers.DateTimeField()
    state = serializers.ChoiceField(choices=STATES)
    turns = TurnMembers(many=True, help_text="How it came into its state; none while it is as begun.")
    suggestion = serializers.SerializerMethodField()
    attachments = AttachmentMembers(many=True, help_text="The latest that was not taken back counts.")
    comments = CommentMembers(many=True)

    @extend_schema_field(ProposedChangeMembers(allow_null=True))
    def get_suggestion(self, row: Thread) -> dict[str, Any] | None:
        kept = getattr(row, "suggestion", None)
        return dict(ProposedChangeMembers(kept).data) if kept else None


class ProposalMembers(Members):
    """A concrete change that is proposed of the place."""

    kind = serializers.ChoiceField(choices=SUGGESTIONS)
    value = Text(max_length=2000, required=False, allow_blank=True, help_text="What it should be instead.")


class PlaceAskedMembers(Members):
    """A place of the design as it is now."""

    kind = serializers.ChoiceField(choices=KINDS)
    anchor = Name(max_length=80, allow_blank=True)
    part = Name(max_length=300, required=False, allow_blank=True)


class BeginMembers(Members):
    """A first comment on a place of a revision."""

    revision = Whole(min_value=1, help_text="The number of a revision whose round is open.")
    kind = serializers.ChoiceField(choices=KINDS)
    anchor = Name(max_length=80, allow_blank=True, help_text="As the places of the revision have it.")
    part = Name(max_length=300, required=False, allow_blank=True, help_text="Likewise; empty for the whole.")
    quote = Text(
        max_length=LONGEST_QUOTE, required=False, allow_blank=True, help_text="The words that are meant."
    )
    suggestion = ProposalMembers(required=False)
    severity = serializers.ChoiceField(choices=SEVERITIES, default=Severity.QUESTION.value)
    body = Text(max_length=LONGEST_COMMENT, help_text="Markdown.")


class SayMembers(Members):
    """One more comment."""

    body = Text(max_length=LONGEST_COMMENT, help_text="Markdown.")


class NoteMembers(Members):
    """What is said to it."""

    note = Text(max_length=5000, required=False, allow_blank=True)


class AddressMembers(NoteMembers):
    """By which change a thread was addressed, or what was done in words."""

    change = Whole(min_value=1, required=False, help_text="Its number in the history.")


class DismissMembers(Members):
    """Why a thread is dismissed."""

    note = Text(max_length=5000, help_text="Whoever began the thread reads it.")
