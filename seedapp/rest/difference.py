"""What changed between two states of a design, and what a change would touch, through the REST API."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

from seedapp.core.difference import Change, DesignChange
from seedapp.core.difference.affected import Affect
from seedapp.core.difference.changelog import Edition, to_markdown
from seedapp.core.difference.whole import Contract, Difference
from seedapp.core.thread.impact import Impact, Impacts
from seedapp.core.thread.keys import NotNamed, target_named
from seedapp.specification.sides import NOW, Side, difference_between, side_of_revision, side_of_today

from .members import Name
from .problems import Refusal
from .seen import InSeenDesign, spoken
from .versions import tagged

_SIDE = gettext_lazy("A revision's number, or “now”.")


class MarkdownText(BaseRenderer):
    """A text that is Markdown already."""

    media_type = "text/markdown"
    format = "md"
    charset = "utf-8"

    def render(self, data: Any, *_context: Any) -> bytes:
        return str(data).encode()


class SideName(serializers.RegexField):
    """One side of a comparison."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(r"^(now|[1-9][0-9]{0,8})\Z", error_messages={"invalid": _SIDE}, **kwargs)


class ContractChangeMembers(serializers.Serializer[Any]):
    """One change of a document."""

    kind = serializers.ChoiceField(choices=("breaking", "compatible", "documentation"))
    moved = serializers.BooleanField()
    pointer = serializers.CharField(help_text="JSON pointer into the document.")
    where = serializers.CharField()
    detail = serializers.CharField()
    touches = serializers.CharField(help_text="The stories and people behind it; empty where none are known.")


class ContractMembers(serializers.Serializer[Any]):
    """The changes of a service's document; `before` and `after` are its versions."""

    service = serializers.CharField()
    name = serializers.CharField()
    before = serializers.CharField()
    after = serializers.CharField()
    refused = serializers.CharField(help_text="Why they were not compared, where they were not.")
    changes = ContractChangeMembers(many=True)


class DesignChangeMembers(serializers.Serializer[Any]):
    """One change of the design."""

    kind = serializers.ChoiceField(choices=("added", "removed", "changed", "moved"))
    target = serializers.CharField()
    part = serializers.CharField()
    detail = serializers.CharField()
    touches = serializers.CharField()


class DifferenceMembers(serializers.Serializer[Any]):
    """Everything between two sides."""

    breaks = serializers.BooleanField(help_text="Whether a client of before may fail with what is after.")
    contracts = ContractMembers(many=True)
    things = DesignChangeMembers(many=True)


class TouchedMembers(serializers.Serializer[Any]):
    """A thing that a change would touch."""

    kind = serializers.CharField()
    target = serializers.CharField()
    title = serializers.CharField()
    why = serializers.CharField()
    through = serializers.CharField(help_text="The thing before it.")
    document = serializers.CharField(help_text="The service in whose document it stands, if it does.")
    pointer = serializers.CharField()


class NoticingMembers(serializers.Serializer[Any]):
    """Somebody who would notice."""

    kind = serializers.CharField()
    target = serializers.CharField()
    title = serializers.CharField()
    why = serializers.CharField()


class ImpactMembers(serializers.Serializer[Any]):
    """What a change of one thing would touch, and who would notice."""

    target = serializers.CharField()
    title = serializers.CharField()
    touched = TouchedMembers(many=True)
    noticing = NoticingMembers(many=True)


class Differences(InSeenDesign):
    """Comparing revisions with one another and with the design as it is now."""

    tag = "Revisions"
    is_tagged = True
    renderer_classes = (JSONRenderer, MarkdownText)

    def known_query(self) -> Any:
        return {"from": SideName(help_text=_SIDE), "to": SideName(default=NOW, help_text=_SIDE)}

    @extend_schema(
        responses={(200, "application/json"): DifferenceMembers, (200, "text/markdown"): OpenApiTypes.STR}
    )
    def compare(self, request: Request, **address: str) -> HttpResponseBase:
        """Compare two states of the design

        What changed in each contract, breaking changes first, and in the design; as JSON, or as a changelog
        in Markdown where `Accept` asks for it. Where `from` is not given it is the newest revision.
        """
        one, other = self._side(self.asked.get("from", "")), self._side(self.asked.get("to", NOW))
        found = difference_between(one, other)
        if isinstance(request.accepted_renderer, MarkdownText):
            edition = Edition(self.design.title, one.title, other.title)
            return tagged(request, to_markdown(found, edition, _))
        return tagged(request, _shown(found))

    def _side(self, name: str) -> Side:
        """Raises Http404 for what is no revision of the design."""
        if name == NOW:
            return side_of_today(self.design, self.value)
        rows = self.design.revisions.all()
        row = rows.filter(number=int(name)).first() if name else rows.first()
        if row is None:
            raise Http404
        return side_of_revision(row)


class Impacted(InSeenDesign):
    """What hangs on what."""

    tag = "Designs"
    is_tagged = True
    needs = {"read_impact": ("of",)}

    def known_query(self) -> Any:
        told = "A key (`J1`, `loans/startLoan`, `Tool`) or a target (`operation:loans/startLoan`)."
        return {"of": Name(max_length=400, help_text=told)}

    @extend_schema(responses={200: ImpactMembers})
    def read_impact(self, request: Request, **address: str) -> HttpResponseBase:
        """Tell what a change of one thing would touch

        All that is made out of it, and the stories, actors and services that would notice.
        """
        try:
            found = Impacts(self.value).of(target_named(self.value, self.asked["of"]))
        except NotNamed as reason:
            raise Refusal("not-found", spoken(reason.sentence)) from reason
        if found is None:
            raise Refusal("not-found", _("The design does not hold it."))
        return tagged(request, _shown_impact(found))


def _shown(found: Difference) -> dict[str, Any]:
    return {
        "breaks": found.breaks,
        "contracts": [_contract(found, one) for one in found.contracts if one.changes or one.refused],
        "things": [_thing(found, one) for one in found.things],
    }


def _contract(found: Difference, one: Contract) -> dict[str, Any]:
    return {
        "service": one.key,
        "name": one.name,
        "before": one.before,
        "after": one.after,
        "refused": spoken(one.refused),
        "changes": [contract_change(change, found.affect) for change in one.changes],
    }


def contract_change(one: Change, affect: Affect) -> dict[str, Any]:
    """A change of a document as it is told; `affect` knows whose stories it touches."""
    return {
        "kind": one.kind,
        "moved": one.moved,
        "pointer": one.pointer,
        "where": spoken(one.where),
        "detail": spoken(one.sentence),
        "touches": spoken(affect.of(one).sentence),
    }


def _thing(found: Difference, one: DesignChange) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "target": one.target,
        "part": one.part,
        "detail": spoken(one.sentence),
        "touches": spoken(found.affect.of(one).sentence),
    }


def _shown_impact(found: Impact) -> dict[str, Any]:
    return {
        "target": found.target,
        "title": found.title,
        "touched": [{**vars(one), "why": spoken(one.why)} for one in found.touched],
        "noticing": [{**vars(one), "why": spoken(one.why)} for one in found.noticing],
    }
