"""What publishing would do, the changelog, and public addresses, through the REST API."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.core.difference.affected import Affect
from seedapp.core.difference.version_steps import VersionStep
from seedapp.core.wording import Sentence
from seedapp.specification import changes
from seedapp.specification.changelog import changelog_of
from seedapp.specification.models import Publication
from seedapp.specification.policy import blocking
from seedapp.specification.published import published_before, steps_of

from .difference import ContractChangeMembers, MarkdownText, contract_change
from .members import Members, Truth, values_of
from .repeats import once
from .seen import InSeenDesign, spoken
from .versions import tagged
from .views import InDesign

_KINDS = ("first", "unchanged", "documentation", "compatible", "breaking")
_STEPS = ("none", "patch", "minor", "major")


class BlockingMembers(serializers.Serializer[Any]):
    """An error of the coach that stands in the way."""

    rule = serializers.CharField()
    target = serializers.CharField()
    detail = serializers.CharField()


class VersionStepMembers(serializers.Serializer[Any]):
    """What changed in the document of a service, and what its version must do."""

    service = serializers.CharField()
    published = serializers.CharField(help_text="The version that it is compared with; empty for the first.")
    version = serializers.CharField(help_text="The version of the service now.")
    kind = serializers.ChoiceField(choices=_KINDS)
    step = serializers.ChoiceField(choices=_STEPS, help_text="How far the version has to go on at least.")
    suggested = serializers.CharField(help_text="A version that would do; send it in `versions`.")
    refused = serializers.CharField(help_text="Why the version of now does not do; empty where it does.")
    changes = ContractChangeMembers(many=True)


class PublishingMembers(serializers.Serializer[Any]):
    """What publishing the design as it is now would do."""

    number = serializers.IntegerField(help_text="Of the revision that it would become.")
    blocked_by = BlockingMembers(many=True)
    services = VersionStepMembers(many=True)


class PublicationMembers(Members):
    """Where published documents are read without an account."""

    open = Truth(help_text="Whether they answer.")
    key = serializers.CharField(read_only=True, help_text="It stands in every address; empty while closed.")
    by_version = serializers.CharField(
        read_only=True, help_text="The address of a document, a URI template of {service} and {version}."
    )
    by_hash = serializers.CharField(read_only=True, help_text="The same by the {sha256} of its bytes.")


class Publishing(InSeenDesign):
    """Before publishing: what it would do, and what stands in the way."""

    tag = "Revisions"
    is_tagged = True

    @extend_schema(responses={200: PublishingMembers})
    def read_publishing(self, request: Request, **address: str) -> HttpResponseBase:
        """Read what publishing would do

        The errors that block it, and for each service what changed, what step its version needs and a
        version that would do.
        """
        documents, steps = self.look.seen.documents, {}
        if documents:
            steps = steps_of(self.value, documents, published_before(self.design))
        blocked_by = [
            {"rule": one.rule, "target": one.target, "detail": spoken(one.sentence)}
            for one in blocking(self.look.findings)
        ]
        shown = {
            "number": changes.newest_number(self.design) + 1,
            "blocked_by": blocked_by,
            "services": [self._step(key, one) for key, one in steps.items()],
        }
        return tagged(request, dict(PublishingMembers(shown).data))

    def _step(self, key: str, step: VersionStep) -> dict[str, Any]:
        affect = Affect(None, self.value)
        return {
            "service": key,
            "published": step.published,
            "version": step.now,
            "kind": step.kind,
            "step": step.needed,
            "suggested": step.suggested,
            "refused": spoken(step.refused),
            "changes": [contract_change(one, affect) for one in step.changes],
        }


class Changelogs(InDesign):
    """What each revision changed, in words."""

    tag = "Revisions"
    is_tagged = True
    renderer_classes = (MarkdownText,)

    @extend_schema(responses={(200, "text/markdown"): OpenApiTypes.STR})
    def read_changelog(self, request: Request, **address: str) -> HttpResponseBase:
        """Read the changelog

        As Markdown, the newest revision first. What people wrote stays text in it.
        """
        return tagged(request, changelog_of(self.design, _said))


class Publications(InDesign):
    """The public addresses of published documents."""

    tag = "Revisions"
    is_tagged = True

    @extend_schema(responses={200: PublicationMembers})
    def read_publication(self, request: Request, **address: str) -> HttpResponseBase:
        """Read where published documents are"""
        return tagged(request, self._shown())

    @extend_schema(request=PublicationMembers, responses={200: PublicationMembers})
    def set_publication(self, request: Request, **address: str) -> HttpResponseBase:
        """Open or close the public addresses

        Closed, they answer nothing; opened again, the same ones answer as before.
        """
        if values_of(PublicationMembers(data=request.data))["open"]:
            changes.open_addresses(self.design, by=self.person)
        else:
            changes.close_addresses(self.design, by=self.person)
        return tagged(request, self._shown())

    @extend_schema(request=None, responses={200: PublicationMembers})
    def renew_publication(self, request: Request, **address: str) -> HttpResponseBase:
        """Renew the key of the public addresses

        All addresses from before answer nothing any more, for good; the new ones are open.
        """

        def renew() -> Response:
            changes.renew_addresses(self.design, by=self.person)
            return Response(self._shown(), status=status.HTTP_200_OK)

        return once(request, renew)

    def _shown(self) -> dict[str, Any]:
        row = Publication.objects.filter(design=self.design).first()
        if row is None or not row.is_on:
            return {"open": False, "key": "", "by_version": "", "by_hash": ""}

        path = reverse("published_by_hash", args=[row.key, "-"])
        below = self.request.build_absolute_uri(path.partition(row.key)[0]) + row.key
        return {
            "open": True,
            "key": row.key,
            "by_version": f"{below}/{{service}}/{{version}}.yaml",
            "by_hash": f"{below}/sha256/{{sha256}}.yaml",
        }


def _said(sentence: Sentence | str) -> str:
    return sentence if isinstance(sentence, str) else spoken(sentence)
