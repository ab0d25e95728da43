"""What is said about published revisions, through the REST API: threads, comments, settling them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.feedback import changes
from seedapp.feedback.models import AnchorKind, Comment, Severity, State, Thread
from seedapp.feedback.places import places_in
from seedapp.feedback.policy import open_round_of, role_for
from seedapp.workspaces.access import membership_for
from seedapp.workspaces.models import Role

from .lists import Listing, page_serializer
from .members import Members, Name, Text, Whole, values_of
from .query import one_of
from .repeats import once
from .versions import tag_of, tagged
from .views import InDesign

_KINDS = [value for value, _label in AnchorKind.choices]
_SEVERITIES = [value for value, _label in Severity.choices]


_STATES = [value for value, _label in State.choices]


class CommentMembers(serializers.Serializer[Any]):
    """One thing said."""

    id = serializers.IntegerField(source="pk")
    author = serializers.CharField(source="author_name")
    by_reviewer = serializers.SerializerMethodField(help_text="Whether who said it came by the link.")
    body = serializers.CharField(help_text="Markdown.")
    written_at = serializers.DateTimeField()

    def get_by_reviewer(self, row: Comment) -> bool:
        return row.reviewer_id is not None


class TurnMembers(serializers.Serializer[Any]):
    """A thread came into a state."""

    state = serializers.ChoiceField(choices=_STATES)
    author = serializers.CharField(source="author_name")
    note = serializers.CharField(help_text="What changed, or why.")
    change = serializers.IntegerField(
        allow_null=True, help_text="The number of the change of the design that did it."
    )
    at = serializers.DateTimeField()


class ThreadMembers(serializers.Serializer[Any]):
    """What is said about one thing of a revision."""

    id = serializers.IntegerField(source="pk")
    revision = serializers.IntegerField(source="round.revision.number")
    round = serializers.IntegerField(source="round_id")
    kind = serializers.ChoiceField(choices=_KINDS, source="anchor_kind")
    anchor = serializers.CharField(help_text="The identity of the thing.")
    title = serializers.CharField(source="anchor_title", help_text="What it was called then.")
    part = serializers.CharField()
    quote = serializers.CharField()
    severity = serializers.ChoiceField(choices=_SEVERITIES)
    begun_at = serializers.DateTimeField()
    state = serializers.ChoiceField(choices=_STATES)
    turns = TurnMembers(many=True, help_text="How it came into its state; none while it is as begun.")
    comments = CommentMembers(many=True)


class BeginMembers(Members):
    """A first comment on a place of a revision."""

    revision = Whole(min_value=1, help_text="The number of a revision whose round is open.")
    kind = serializers.ChoiceField(choices=_KINDS)
    anchor = Name(max_length=80, allow_blank=True, help_text="As the places of the revision have it.")
    severity = serializers.ChoiceField(choices=_SEVERITIES, default=Severity.QUESTION.value)
    body = Text(max_length=20_000, help_text="Markdown.")


class SayMembers(Members):
    """One more comment."""

    body = Text(max_length=20_000, help_text="Markdown.")


class NoteMembers(Members):
    """What is said to it."""

    note = Text(max_length=5000, required=False, allow_blank=True)


class AddressMembers(NoteMembers):
    """By which change a thread was addressed, or what was done in words."""

    change = Whole(min_value=1, required=False, help_text="Its number in the history.")


class DismissMembers(Members):
    """Why a thread is dismissed."""

    note = Text(max_length=5000, help_text="Whoever began the thread reads it.")


class Threads(InDesign):
    """Step 6: what reviewers and the team say."""

    tag = "Feedback"
    is_tagged = True
    writes = Role.REVIEWER
    listings = {
        "list_threads": Listing(
            filters={
                "revision": one_of(
                    serializers.IntegerField(min_value=1, help_text="Only those on this revision."),
                    "round__revision__number",
                ),
                "kind": one_of(serializers.ChoiceField(choices=_KINDS), "anchor_kind"),
                "anchor": one_of(Name(max_length=80, help_text="Only those on this thing."), "anchor"),
                "severity": one_of(serializers.ChoiceField(choices=_SEVERITIES), "severity"),
                "state": one_of(
                    serializers.ChoiceField(choices=_STATES, help_text="Only those in this state."), "state"
                ),
            },
            sorts={"begun": "begun_at"},
        )
    }

    @extend_schema(responses={200: page_serializer("threads", ThreadMembers)})
    def list_threads(self, request: Request, **address: str) -> HttpResponseBase:
        """List the threads with their comments"""
        return self.listings["list_threads"].answer(request, self._rows(), self.asked, _shown)

    @extend_schema(responses={200: ThreadMembers})
    def read_thread(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Read one thread"""
        return tagged(request, _shown(self._one(pk)))

    @extend_schema(request=BeginMembers, responses={201: ThreadMembers})
    def begin_thread(self, request: Request, **address: str) -> HttpResponseBase:
        """Begin a thread on something of a revision

        In its round that is open (409 where none is). The same words on the same thing count once.
        """
        asked = values_of(BeginMembers(data=request.data))
        revision = self.design.revisions.filter(number=asked["revision"]).first()
        if revision is None:
            raise serializers.ValidationError({"revision": [_("The design has no such revision.")]})
        title = places_in(revision).get((asked["kind"], asked["anchor"]))
        if title is None:
            raise serializers.ValidationError({"anchor": [_("The revision has no such place.")]})
        round_ = open_round_of(revision)
        if round_ is None:
            raise changes.RoundOver

        def begin() -> Response:
            begun = changes.begin_thread(
                round_,
                member=self.person,
                anchor_kind=asked["kind"],
                anchor=asked["anchor"],
                anchor_title=title,
                severity=asked["severity"],
                body=asked["body"],
            )
            shown = _shown(self._one(begun.pk))
            headers = {"Location": f"{request.path}/{begun.pk}", "ETag": tag_of(shown)}
            return Response(shown, status=status.HTTP_201_CREATED, headers=headers)

        return once(request, begin)

    @extend_schema(request=SayMembers, responses={200: ThreadMembers})
    def answer_thread(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Answer in a thread

        The team may always answer; the last comment said again is not said twice.
        """
        thread = self._one(pk)
        body = values_of(SayMembers(data=request.data))["body"]
        return self._done(request, pk, lambda: changes.answer(thread, body=body, member=self.person))

    @extend_schema(request=AddressMembers, responses={200: ThreadMembers})
    def address_thread(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Mark a thread as addressed

        With the change of the design that did it, or with words. Whoever began it can then resolve it.
        """
        thread, given = self._one(pk), values_of(AddressMembers(data=request.data))
        change, note = given.get("change"), given.get("note", "")

        def settle() -> None:
            changes.address(thread, member=self.person, change=change, note=note)

        return self._settled(request, pk, "address", settle)

    @extend_schema(request=DismissMembers, responses={200: ThreadMembers})
    def dismiss_thread(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Dismiss a thread, with a reason"""
        thread, note = self._one(pk), values_of(DismissMembers(data=request.data))["note"]

        def settle() -> None:
            changes.dismiss(thread, member=self.person, note=note)

        return self._settled(request, pk, "dismiss", settle)

    @extend_schema(request=NoteMembers, responses={200: ThreadMembers})
    def resolve_thread(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Resolve a thread

        By whoever began it. One that is resolved already stays as it was.
        """
        thread, note = self._one(pk), values_of(NoteMembers(data=request.data)).get("note", "")

        def settle() -> None:
            changes.resolve(thread, note=note, member=self.person)

        return self._settled(request, pk, "resolve", settle)

    @extend_schema(request=NoteMembers, responses={200: ThreadMembers})
    def reopen_thread(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Open a thread again

        By whoever began it, or by an editor where the team had marked it as addressed or dismissed it.
        """
        thread, note = self._one(pk), values_of(NoteMembers(data=request.data)).get("note", "")

        def settle() -> None:
            changes.reopen(thread, note=note, member=self.person)

        return self._settled(request, pk, "reopen", settle)

    def _settled(self, request: Request, pk: int, deed: str, write: Any) -> HttpResponseBase:
        """Raises PermissionDenied, with the sentence that names the role that is needed."""
        role = role_for(deed, self._one(pk), self.person)
        membership_for(self.person, self.member.workspace.slug, role)
        return self._done(request, pk, write)

    def _done(self, request: Request, pk: int, write: Any) -> HttpResponseBase:
        def do() -> Response:
            try:
                write()
            except changes.NotTheirs as refused:
                raise PermissionDenied(str(refused)) from refused
            shown = _shown(self._one(pk))
            return Response(shown, headers={"ETag": tag_of(shown)})

        return once(request, do)

    def _one(self, pk: int) -> Thread:
        return get_object_or_404(self._rows(), pk=pk)

    def _rows(self) -> QuerySet[Thread]:
        rows = Thread.objects.filter(round__revision__design=self.design)
        told = rows.select_related("round__revision__design__workspace")
        return told.prefetch_related("comments__reviewer", "turns")


def _shown(row: Thread) -> dict[str, Any]:
    return dict(ThreadMembers(row).data)
