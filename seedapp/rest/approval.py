"""Whether a revision is approved, through the REST API: its status for pipelines, and approving it."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.core.conditions import Condition
from seedapp.feedback import changes
from seedapp.feedback.status import status_of
from seedapp.specification.changelog import revisions_to_tell
from seedapp.specification.models import Revision
from seedapp.specification.states import State

from .members import Members, Text, values_of
from .problems import Refusal
from .repeats import once
from .seen import spoken
from .versions import tag_of, tagged
from .views import InDesign

_WORDS = ("approved", "pending", "changes-requested", "superseded", "withdrawn")


class StatusDocumentMembers(serializers.Serializer[Any]):
    """What is approved, or not: the document of a service."""

    service = serializers.CharField(source="service_key")
    version = serializers.CharField()
    sha256 = serializers.CharField(help_text="Of its bytes.")


class StatusCountMembers(serializers.Serializer[Any]):
    """What is behind the status. Inherited verdicts count where they still hold."""

    reviewers = serializers.IntegerField(help_text="Who came to the rounds of this revision.")
    approvals_of_client_developers = serializers.IntegerField()
    approvals_of_end_users = serializers.IntegerField()
    requests_for_changes = serializers.IntegerField(help_text="How many reviewers ask for changes.")
    operations = serializers.IntegerField()
    operations_approved = serializers.IntegerField(help_text="By at least one client developer.")
    open_threads = serializers.IntegerField()
    open_must_fix = serializers.IntegerField()
    addressed_threads = serializers.IntegerField(help_text="They wait for who began them.")


class ApprovalConditionMembers(serializers.Serializer[Any]):
    """Something that has to be true before a revision is approved."""

    met = serializers.BooleanField()
    weight = serializers.ChoiceField(choices=("error", "warning"), help_text="What it means when it is not.")
    rule = serializers.CharField(help_text="Of the method; empty where it has none.")
    detail = serializers.CharField()


class RevisionStatusMembers(serializers.Serializer[Any]):
    """Whether a revision is approved, in one word, and why."""

    revision = serializers.IntegerField()
    status = serializers.ChoiceField(
        choices=_WORDS, help_text="`approved` only where the team has approved it and no later one since."
    )
    state = serializers.ChoiceField(choices=State.choices)
    approved_at = serializers.DateTimeField(allow_null=True)
    approved_by = serializers.CharField()
    documents = StatusDocumentMembers(many=True)
    counts = StatusCountMembers()
    conditions = ApprovalConditionMembers(many=True)


class ApproveMembers(Members):
    """Why a revision is approved."""

    reason = Text(
        max_length=5000,
        required=False,
        allow_blank=True,
        help_text="Needed where a reviewer asks for changes. Everybody can read it.",
    )


class Approval(InDesign):
    """Step 6: approving a revision."""

    tag = "Revisions"
    is_tagged = True

    @extend_schema(responses={200: RevisionStatusMembers})
    def read_revision_status(self, request: Request, number: int, **address: str) -> HttpResponseBase:
        """Tell whether a revision is approved

        For pipelines: `approved`, `pending` or `changes-requested` while it is the one in review, later
        `superseded` or `withdrawn`. `seed review-status URL` asks here and ends with 0 when it is approved.
        """
        return tagged(request, _status(self._one(number)))

    @extend_schema(request=ApproveMembers, responses={200: RevisionStatusMembers})
    def approve_revision(self, request: Request, number: int, **address: str) -> HttpResponseBase:
        """Approve a revision

        What reviewers said is looked at first (409, with what stands against it): a client developer's
        approval has to hold for every operation, no comment that must be fixed may be open, and where
        somebody asks for changes a reason has to be given. Approving it twice changes nothing.
        """
        row = self._one(number)
        reason = values_of(ApproveMembers(data=request.data)).get("reason", "")

        def approve() -> Response:
            changes.approve_revision(row, by=self.person, reason=reason)
            shown = _status(self._one(number))
            return Response(shown, headers={"ETag": tag_of(shown)})

        try:
            return once(request, approve)
        except changes.NotApprovable as refused:
            errors = [{"detail": _detail(one)} for one in refused.conditions]
            raise Refusal("refused", str(refused), errors=errors) from refused

    def _one(self, number: int) -> Revision:
        return get_object_or_404(revisions_to_tell(self.design), number=number)


def _status(row: Revision) -> dict[str, Any]:
    status, move = status_of(row), row.approval
    shown = {
        "revision": row.number,
        "status": status.word,
        "state": row.state,
        "approved_at": move.at if move else None,
        "approved_by": move.by_name if move else "",
        "documents": row.documents.all(),
        "counts": status.counts,
        "conditions": [
            {"met": one.met, "weight": one.weight, "rule": one.rule, "detail": spoken(one.sentence)}
            for one in status.conditions
        ],
    }
    return dict(RevisionStatusMembers(shown).data)


def _detail(one: Condition) -> str:
    return f"{one.rule} {spoken(one.sentence)}".strip()
