"""What is said about published revisions, through the REST API: threads, comments, settling them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.feedback import changes
from seedapp.feedback.models import AnchorKind, Comment, Severity, Thread
from seedapp.feedback.places import places_in
from seedapp.feedback.policy import may_settle, open_round_of
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


class IsOpen(serializers.ChoiceField):
    """`open` or `resolved`, as whether it has no time of resolving."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=("open", "resolved"), **kwargs)

    def to_internal_value(self, data: Any) -> bool:  # type: ignore[override]  # it is looked up so
        return bool(super().to_internal_value(data) == "open")


class CommentMembers(serializers.Serializer[Any]):
    """One thing said."""

    id = serializers.IntegerField(source="pk")
    author = serializers.CharField(source="author_name")
    by_reviewer = serializers.SerializerMethodField(help_text="Whether who said it came by the link.")
    body = serializers.CharField(help_text="Markdown.")
    written_at = serializers.DateTimeField()

    def get_by_reviewer(self, row: Comment) -> bool:
        return row.reviewer_id is not None


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
    resolved_at = serializers.DateTimeField(allow_null=True)
    resolved_by = serializers.CharField(source="resolved_by_name")
    resolution = serializers.CharField(help_text="What changed.")
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


class SettleMembers(Members):
    """How a thread is settled."""

    resolution = Text(max_length=5000, required=False, allow_blank=True, help_text="What changed.")


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
                    IsOpen(help_text="Only those that are open, or resolved."), "resolved_at__isnull"
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

    @extend_schema(request=SettleMembers, responses={200: ThreadMembers})
    def resolve_thread(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Settle a thread

        By an editor, or by the member who began it. One that is settled already stays as it was.
        """
        thread = self._to_settle(pk)
        resolution = values_of(SettleMembers(data=request.data)).get("resolution", "")
        return self._done(
            request, pk, lambda: changes.resolve(thread, resolution=resolution, member=self.person)
        )

    @extend_schema(request=None, responses={200: ThreadMembers})
    def reopen_thread(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Take a settled thread up again"""
        thread = self._to_settle(pk)
        return self._done(request, pk, lambda: changes.reopen(thread, member=self.person))

    def _done(self, request: Request, pk: int, write: Any) -> HttpResponseBase:
        def do() -> Response:
            write()
            shown = _shown(self._one(pk))
            return Response(shown, headers={"ETag": tag_of(shown)})

        return once(request, do)

    def _to_settle(self, pk: int) -> Thread:
        """Raises PermissionDenied, with the sentence that names the role that is needed."""
        thread = self._one(pk)
        if not may_settle(thread, self.member):
            membership_for(self.person, self.member.workspace.slug, Role.EDITOR)
        return thread

    def _one(self, pk: int) -> Thread:
        return get_object_or_404(self._rows(), pk=pk)

    def _rows(self) -> QuerySet[Thread]:
        rows = Thread.objects.filter(round__revision__design=self.design)
        return rows.select_related("round__revision__design__workspace").prefetch_related("comments")


def _shown(row: Thread) -> dict[str, Any]:
    return dict(ThreadMembers(row).data)
