"""What a webhook sent, through the REST API: the log, a test, sending once more, leaving out."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.core.wording import from_plain
from seedapp.webhooks import changes
from seedapp.webhooks.models import Attempt, Delivery, State
from seedapp.workspaces.models import Role

from .lists import Listing, page_serializer
from .query import one_of
from .repeats import once
from .versions import tag_of, tagged
from .views import InWorkspace


class AttemptMembers(serializers.Serializer[Any]):
    """One request, and what came back or why nothing did."""

    at = serializers.DateTimeField()
    milliseconds = serializers.IntegerField()
    status = serializers.IntegerField(allow_null=True)
    excerpt = serializers.CharField(help_text="The beginning of the answer.")
    fault = serializers.SerializerMethodField(help_text="Why there was no answer; empty when there was.")

    def get_fault(self, attempt: Attempt) -> str:
        fault = from_plain(attempt.fault)
        return fault.spoken(_) if fault else ""


class DeliveryMembers(serializers.Serializer[Any]):
    """A message on its way to a receiver."""

    id = serializers.IntegerField(source="pk")
    message_id = serializers.CharField()
    topic = serializers.CharField()
    state = serializers.ChoiceField(choices=State.choices)
    at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True)
    attempts = AttemptMembers(many=True)


class Deliveries(InWorkspace):
    """The log of a webhook; only owners see it."""

    tag = "Webhooks"
    is_tagged = True
    reads = writes = Role.OWNER
    listings = {
        "list_deliveries": Listing(
            filters={"state": one_of(serializers.ChoiceField(choices=State.choices), "state")},
            sorts={"latest": "-pk"},
        )
    }

    @extend_schema(responses={200: page_serializer("deliveries", DeliveryMembers)})
    def list_deliveries(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """List what a webhook sent and has to send

        Kept for 30 days.
        """
        listing = self.listings["list_deliveries"]
        return listing.answer(request, self._rows(pk), self.asked, _shown)

    @extend_schema(responses={200: DeliveryMembers})
    def read_delivery(self, request: Request, pk: int, number: int, **address: str) -> HttpResponseBase:
        """Read one delivery with its attempts"""
        return tagged(request, _shown(get_object_or_404(self._rows(pk), pk=number)))

    @extend_schema(request=None, responses={200: DeliveryMembers})
    def send_test(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Send a test

        The worker sends it, before what waits, once. Its topic is `webhooks.test`.
        """
        webhook = get_object_or_404(self.member.workspace.webhooks.select_related("workspace"), pk=pk)
        return once(request, lambda: self._as_it_is(pk, changes.send_test(webhook, by=self.person).pk))

    @extend_schema(request=None, responses={200: DeliveryMembers})
    def redeliver(self, request: Request, pk: int, number: int, **address: str) -> HttpResponseBase:
        """Send a delivery once more

        Under the same id. What waits already is not sent twice.
        """
        row = get_object_or_404(self._rows(pk), pk=number)

        def again() -> Response:
            changes.redeliver(row, by=self.person)
            return self._as_it_is(pk, number)

        return once(request, again)

    @extend_schema(request=None, responses={200: DeliveryMembers})
    def skip_delivery(self, request: Request, pk: int, number: int, **address: str) -> HttpResponseBase:
        """Leave a delivery out

        So that what stands behind it is sent.
        """
        row = get_object_or_404(self._rows(pk), pk=number)

        def skip() -> Response:
            changes.skip(row, by=self.person)
            return self._as_it_is(pk, number)

        return once(request, skip)

    def _as_it_is(self, pk: int, number: int) -> Response:
        shown = _shown(get_object_or_404(self._rows(pk), pk=number))
        return Response(shown, headers={"ETag": tag_of(shown)})

    def _rows(self, pk: int) -> QuerySet[Delivery]:
        webhook = get_object_or_404(self.member.workspace.webhooks, pk=pk)
        return webhook.deliveries.select_related("webhook__workspace").prefetch_related("attempts")


def _shown(row: Delivery) -> dict[str, Any]:
    return dict(DeliveryMembers(row).data)
