"""Operations derived from stories and messages, through the REST API: look, accept, set aside, reconsider."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.core.derive.operations import ASK_BELOW, OperationCandidate
from seedapp.operations import acceptance, changes
from seedapp.operations.models import Dismissal, Kind, Operation
from seedapp.operations.waiting import READY, waiting

from .fields import FailureMembers, FieldMembers
from .lists import Listing, page_serializer
from .members import Members, Name, values_of
from .operations import OperationMembers, ShownOperation
from .repeats import once
from .seen import InSeenDesign, spoken
from .sequences import PAGED, answer_in_pages
from .views import InDesign

_ID = 64


class DraftMembers(serializers.Serializer[Any]):
    """The operation that a candidate would be, or make whole."""

    service = serializers.CharField()
    key = serializers.CharField()
    kind = serializers.ChoiceField(choices=Kind.choices)
    name = serializers.CharField()
    description = serializers.CharField()
    jobs = serializers.ListField(child=serializers.CharField())
    messages = serializers.ListField(child=serializers.CharField())
    inputs = FieldMembers(many=True)
    outcome = serializers.CharField()
    response = FieldMembers(many=True, source="response.fields")
    response_type = serializers.CharField(source="response.type")
    failures = FailureMembers(many=True)


class AdditionMembers(serializers.Serializer[Any]):
    """What a known operation lacks."""

    jobs = serializers.ListField(child=serializers.CharField())
    messages = serializers.ListField(child=serializers.CharField())
    inputs = FieldMembers(many=True)
    failures = FailureMembers(many=True)
    response = FieldMembers(many=True, source="response.fields")
    response_type = serializers.CharField(source="response.type")
    outcome = serializers.CharField()
    adopts = FieldMembers(many=True, help_text="Fields that get a type which the design has by now.")
    answers = serializers.CharField(help_text="The type that the whole response gets.")


class CandidateMembers(serializers.Serializer[Any]):
    """An operation that stories and messages ask for, with the reasons."""

    id = serializers.CharField(help_text="The same as long as it means and offers the same.")
    status = serializers.ChoiceField(choices=("new", "differs"))
    known = serializers.CharField(help_text="The key of the operation that it completes; empty when new.")
    confidence = serializers.FloatField(min_value=0, max_value=1)
    ready = serializers.BooleanField(help_text="Whether it may be accepted without a second look.")
    asks_kind = serializers.BooleanField(help_text="Whether a person should say which kind it is.")
    reasons = serializers.ListField(child=serializers.CharField())
    operation = DraftMembers()
    adds = AdditionMembers()


class AcceptMembers(Members):
    """How a candidate is accepted: as it is, as a query or an action, or into an operation that there is."""

    kind = serializers.ChoiceField(choices=Kind.choices, required=False)
    into = Name(max_length=120, required=False, help_text="The key of an operation of the same service.")


class AcceptAllMembers(Members):
    """Which candidates are accepted together."""

    ids = serializers.ListField(
        child=Name(max_length=_ID),
        max_length=500,
        required=False,
        help_text="Where none are named: all that are ready.",
    )


class OperationsMembers(serializers.Serializer[Any]):
    """What became of the candidates."""

    items = OperationMembers(many=True)


class DismissalMembers(serializers.Serializer[Any]):
    """A candidate that somebody decided against."""

    candidate = serializers.CharField()
    title = serializers.CharField()
    by = serializers.SerializerMethodField()
    at = serializers.DateTimeField()

    def get_by(self, row: Dismissal) -> str:
        return str(row.by) if row.by else ""


class Candidates(InSeenDesign):
    """Step 4: what derivation offers beyond the design as it is."""

    tag = "Candidates"

    def known_query(self) -> Any:
        return PAGED if self.action == "list_candidates" else {}

    @extend_schema(responses={200: page_serializer("candidates", CandidateMembers)})
    def list_candidates(self, request: Request, **address: str) -> HttpResponseBase:
        """List the candidates that wait

        By service, then in the order of the messages. What is in the design already or was set aside is
        not among them.
        """
        found = waiting(self.design, self.value)
        return answer_in_pages(request, found, self.asked, id_of=lambda one: one.id, show=_shown)

    @extend_schema(request=AcceptMembers, responses={200: OperationMembers})
    def accept_candidate(self, request: Request, id: str, **address: str) -> HttpResponseBase:
        """Accept a candidate

        A new one becomes an operation; one that is known is given what it lacks, and what a person wrote
        stays. `into` gives it to another operation of the service.
        """
        asked = values_of(AcceptMembers(data=request.data))
        one = self._waiting(id)

        def accept() -> Response:
            if "into" in asked:
                rows = Operation.objects.filter(service__design=self.design).select_related("service__design")
                kept = rows.filter(service__key=one.operation.service, key=asked["into"]).first()
                if kept is None:
                    words = _("Choose an operation of the same service.")
                    raise serializers.ValidationError({"into": [words]})
                made = acceptance.give(kept, one.operation, by=self.person)
            else:
                made = acceptance.accept_candidate(
                    self.design, candidate=one, by=self.person, kind=asked.get("kind", "")
                )
            return Response(self._operation(made))

        return once(request, accept)

    @extend_schema(request=AcceptAllMembers, responses={200: OperationsMembers})
    def accept_candidates(self, request: Request, **address: str) -> HttpResponseBase:
        """Accept several candidates, all or none

        Those that are named by id; where none are, all that are ready.
        """
        ids = values_of(AcceptAllMembers(data=request.data)).get("ids")
        found = waiting(self.design, self.value)
        chosen = [one for one in found if (one.confidence >= READY if ids is None else one.id in ids)]
        if missing := set(ids or ()) - {one.id for one in chosen}:
            words = _("Not waiting any more: %(ids)s.") % {"ids": ", ".join(sorted(missing)[:5])}
            raise serializers.ValidationError({"ids": [words]})

        def accept() -> Response:
            made = acceptance.accept_candidates(self.design, candidates=chosen, by=self.person)
            return Response({"items": [self._operation(one) for one in made]})

        return once(request, accept)

    @extend_schema(request=None, responses={204: None})
    def dismiss_candidate(self, request: Request, id: str, **address: str) -> HttpResponseBase:
        """Set a candidate aside

        Deriving again does not bring it back; it stands among the dismissals.
        """
        one = self._waiting(id)
        title = one.operation.name or one.operation.key

        def dismiss() -> Response:
            changes.dismiss_candidate(self.design, candidate=one.id, title=title[:300], by=self.person)
            return Response(status=status.HTTP_204_NO_CONTENT)

        return once(request, dismiss)

    def _waiting(self, id_: str) -> OperationCandidate:
        found = next((one for one in waiting(self.design, self.value) if one.id == id_), None)
        if found is None:
            raise Http404
        return found

    def _operation(self, row: Operation) -> dict[str, Any]:
        drawn = list(row.messages.filter(number__isnull=False).select_related("interaction"))
        return dict(OperationMembers(ShownOperation(row, drawn), context={"design": self.design}).data)


class Dismissals(InDesign):
    """Candidates that somebody decided against."""

    tag = "Candidates"
    listings = {"list_dismissals": Listing(sorts={"at": "at", "title": "title"})}

    @extend_schema(responses={200: page_serializer("dismissals", DismissalMembers)})
    def list_dismissals(self, request: Request, **address: str) -> HttpResponseBase:
        """List the candidates that were set aside"""
        listing = self.listings["list_dismissals"]
        return listing.answer(request, self._rows(), self.asked, lambda row: DismissalMembers(row).data)

    @extend_schema(responses={204: None})
    def reconsider_candidate(self, request: Request, id: str, **address: str) -> HttpResponseBase:
        """Let a candidate wait again"""
        row = get_object_or_404(self._rows(), candidate=id)
        changes.reconsider_candidate(row, by=self.person)
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _rows(self) -> QuerySet[Dismissal]:
        return self.design.dismissals.select_related("by", "design")


def _shown(one: OperationCandidate) -> dict[str, Any]:
    told = {
        "id": one.id,
        "status": one.status,
        "known": one.known,
        "confidence": round(one.confidence, 3),
        "ready": one.confidence >= READY,
        "asks_kind": one.confidence < ASK_BELOW and one.status == "new",
        "reasons": [spoken(sentence) for sentence in one.evidence],
        "operation": one.operation,
        "adds": one.adds,
    }
    return dict(CandidateMembers(told).data)
