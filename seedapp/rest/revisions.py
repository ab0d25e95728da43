"""Published revisions through the REST API: publish, read, and the files that were frozen."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.core import coach
from seedapp.feedback.models import AnchorKind
from seedapp.history.changes import last_number
from seedapp.specification import changes
from seedapp.specification.changelog import revisions_to_tell
from seedapp.specification.indexing import frozen_index
from seedapp.specification.models import Revision
from seedapp.specification.states import TRANSITIONS, State, allowed_actions

from .files import YAMLText
from .lists import Listing, page_serializer
from .members import Members, Pairs, Text, Whole, values_of
from .problems import Refusal
from .repeats import once
from .seen import InSeenDesign, spoken
from .versions import tag_of, tagged
from .views import InDesign

_YAML = {(200, "application/yaml"): OpenApiTypes.OBJECT}


class FrozenDocumentMembers(serializers.Serializer[Any]):
    """The document of a service in a revision."""

    service = serializers.CharField(source="service_key")
    name = serializers.CharField()
    version = serializers.CharField()
    since = serializers.CharField(help_text="The version that it was compared with; empty for the first.")
    sha256 = serializers.CharField(help_text="Of its bytes.")


class MoveMembers(serializers.Serializer[Any]):
    """How a revision came from one state to another."""

    action = serializers.ChoiceField(choices=tuple(TRANSITIONS))
    before = serializers.ChoiceField(choices=State.values)
    after = serializers.ChoiceField(choices=State.values)
    by = serializers.CharField(source="by_name")
    reason = serializers.CharField()
    at = serializers.DateTimeField()


class RevisionMembers(serializers.Serializer[Any]):
    """A design as it was published. Its state moves; all else never changes."""

    number = serializers.IntegerField()
    note = serializers.CharField(help_text="What is new, in words for reviewers.")
    published_at = serializers.DateTimeField()
    published_by = serializers.SerializerMethodField()
    follows = serializers.IntegerField(
        allow_null=True, help_text="The revision that it was compared with; null for the first."
    )
    state = serializers.ChoiceField(choices=State.values)
    moves = MoveMembers(many=True, help_text="How it came to its state, the first move first.")
    actions = serializers.SerializerMethodField(help_text="What you may do with it now.")
    documents = FrozenDocumentMembers(many=True)

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=tuple(TRANSITIONS))))
    def get_actions(self, row: Revision) -> list[str]:
        return allowed_actions(row, self.context["role"])

    def get_published_by(self, row: Revision) -> str:
        return str(row.published_by) if row.published_by else ""


class PublishMembers(Members):
    """What is published."""

    note = Text(max_length=10_000, required=False, allow_blank=True, help_text="What is new.")
    after = Whole(
        min_value=0,
        required=False,
        help_text="The newest revision that you have seen, 0 for none: refused where it is another.",
    )
    versions = Pairs(
        required=False, help_text="By the keys of services: versions that they get in the same write."
    )


class WithdrawMembers(Members):
    """Why a revision is taken back."""

    reason = Text(max_length=5000, help_text="Whoever relies on it reads this.")


class PlaceMembers(serializers.Serializer[Any]):
    """Something of a revision that can be commented on."""

    kind = serializers.ChoiceField(choices=AnchorKind.choices)
    anchor = serializers.CharField(help_text="Its identity; empty for the design as a whole.")
    part = serializers.CharField(help_text="What of it: `inputs/bike_id`, …; empty for all of it.")
    title = serializers.CharField()
    address = serializers.ListField(
        child=serializers.CharField(),
        help_text="Where it stands; of an operation its service, key, method, path and name.",
    )
    digest = serializers.CharField(help_text="Of all that it says, but where it stands.")


class PlacesMembers(serializers.Serializer[Any]):
    """All places of a revision."""

    items = PlaceMembers(many=True)


class Revisions(InSeenDesign):
    """Step 6: what was published."""

    tag = "Revisions"
    is_tagged = True
    listings = {"list_revisions": Listing(sorts={"number": "number"})}

    @extend_schema(responses={200: page_serializer("revisions", RevisionMembers)})
    def list_revisions(self, request: Request, **address: str) -> HttpResponseBase:
        """List the revisions"""
        listing = self.listings["list_revisions"]
        return listing.answer(request, self._rows(), self.asked, self._shown)

    @extend_schema(responses={200: RevisionMembers})
    def read_revision(self, request: Request, number: int, **address: str) -> HttpResponseBase:
        """Read one revision"""
        return tagged(request, self._shown(get_object_or_404(self._rows(), number=number)))

    @extend_schema(request=PublishMembers, responses={201: RevisionMembers})
    def publish_revision(self, request: Request, **address: str) -> HttpResponseBase:
        """Publish a revision

        The full check comes first: errors block, and the problem names each. Then the design and its
        documents are frozen. What somebody edits meanwhile is not published unseen (409).
        """
        asked = values_of(PublishMembers(data=request.data))
        as_of = last_number(self.design.pk)
        value = changes.with_versions(self.value, asked.get("versions", {}))
        findings = coach.check(value, surroundings=self.surroundings, full=True)

        def publish() -> Response:
            revision = changes.publish(
                self.design,
                value=self.value,
                findings=findings,
                by=self.person,
                note=asked.get("note", ""),
                after=asked.get("after"),
                as_of=as_of,
                versions=asked.get("versions"),
            )
            shown = self._shown(revision)
            headers = {"Location": f"{request.path}/{revision.number}", "ETag": tag_of(shown)}
            return Response(shown, status=status.HTTP_201_CREATED, headers=headers)

        try:
            return once(request, publish)
        except changes.NotPublishable as refused:
            raise _refusal(refused) from refused
        except changes.BadVersions as refused:
            raise _bad_versions(refused) from refused

    @extend_schema(request=WithdrawMembers, responses={200: RevisionMembers})
    def withdraw_revision(self, request: Request, number: int, **address: str) -> HttpResponseBase:
        """Withdraw a revision

        For good. Its bytes stay where they are; its rounds take no more comments, the next revision is
        compared with the one before it, and its versions are never given again.
        """
        row = get_object_or_404(self._rows(), number=number)
        asked = values_of(WithdrawMembers(data=request.data))

        def withdraw() -> Response:
            changes.withdraw(row, by=self.person, reason=asked["reason"])
            return Response(self._shown(get_object_or_404(self._rows(), number=number)))

        return once(request, withdraw)

    @extend_schema(responses={200: PlacesMembers})
    def list_places(self, request: Request, number: int, **address: str) -> HttpResponseBase:
        """List what of a revision can be commented on

        A thread names its place by `kind`, `anchor` and `part`, which survive renames of the thing.
        """
        revision = get_object_or_404(self._rows(), number=number)
        items = [
            {
                **one.anchor._asdict(),
                "anchor": one.anchor.uid,
                "title": one.title,
                "address": list(one.address),
                "digest": one.digest,
            }
            for one in frozen_index(revision)
        ]
        return tagged(request, {"items": [PlaceMembers(one).data for one in items]})

    def _rows(self) -> QuerySet[Revision]:
        return revisions_to_tell(self.design)

    def _shown(self, row: Revision) -> dict[str, Any]:
        return dict(RevisionMembers(row, context={"role": self.member.role}).data)


class FrozenFiles(InDesign):
    """The files of a revision, byte for byte."""

    tag = "Revisions"
    is_tagged = True
    renderer_classes = (YAMLText,)

    @extend_schema(responses=_YAML)
    def read_published_design(self, request: Request, number: int, **address: str) -> HttpResponseBase:
        """Read the design file of a revision"""
        return tagged(request, get_object_or_404(self.design.revisions, number=number).design_file)

    @extend_schema(responses=_YAML)
    def read_published_document(
        self, request: Request, number: int, service: str, **address: str
    ) -> HttpResponseBase:
        """Read the OpenAPI document of a service in a revision"""
        revision = get_object_or_404(self.design.revisions, number=number)
        return tagged(request, get_object_or_404(revision.documents, service_key=service).yaml)


def _refusal(refused: changes.NotPublishable) -> Refusal:
    if not refused.findings:
        return Refusal("refused", _("Name a service first."))
    errors = [
        {"detail": f"{one.rule} {one.target}: {spoken(one.sentence)}"} for one in refused.findings[:100]
    ]
    return Refusal("refused", str(refused), errors=errors)


def _bad_versions(refused: changes.BadVersions) -> Refusal:
    errors = [
        {"detail": spoken(step.refused), "pointer": f"/versions/{key}"}
        for key, step in refused.steps.items()
        if step.refused is not None
    ]
    return Refusal("refused", str(refused), errors=errors)
