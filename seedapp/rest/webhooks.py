"""Webhooks of a workspace through the REST API: owners add, edit, mend and follow them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.adapters.http import Refused, check_address
from seedapp.adapters.http.places import MOST_CHARACTERS
from seedapp.designs.models import Design
from seedapp.history.rows import Stale
from seedapp.webhooks import changes
from seedapp.webhooks.models import OffBecause, Webhook
from seedapp.webhooks.reach import rules
from seedapp.webhooks.topics import TOPICS
from seedapp.workspaces.models import Role

from .lists import Listing, page_serializer
from .members import Name, Thing, Truth, values_of, with_version
from .problems import Refusal
from .query import Fields
from .repeats import once
from .versions import collision, seen_version, tag_of, tagged
from .views import InWorkspace

_SEEN = serializers.IntegerField(
    min_value=1, help_text="The version that you have seen, where no `If-Match` says it."
)


class WebhookMembers(Thing):
    """Where to send which changes of a workspace, or of one design of it."""

    id = serializers.IntegerField(source="pk", read_only=True)
    url = Name(max_length=MOST_CHARACTERS, help_text="http or https, on the open internet.")
    design = Name(
        max_length=80,
        required=False,
        allow_null=True,
        help_text="The design, by the name in its address; null for every one of the workspace.",
    )
    topics = serializers.ListField(
        child=serializers.ChoiceField(choices=sorted(TOPICS)),
        required=False,
        max_length=len(TOPICS),
        help_text="What to send; empty for all, later topics too.",
    )
    off_because = serializers.CharField(
        read_only=True, help_text="Empty while it is on; else `switched`, `failing` or `gone`."
    )
    off_at = serializers.DateTimeField(read_only=True, allow_null=True)
    failures = serializers.IntegerField(read_only=True, help_text="Attempts in a row that failed.")
    retry_at = serializers.DateTimeField(read_only=True, help_text="When the next attempt is made.")
    old_secret_until = serializers.DateTimeField(
        read_only=True,
        allow_null=True,
        help_text="Until then the old secret signs too.",
    )

    def validate_url(self, url: str) -> str:
        try:
            check_address(url, rules())
        except Refused as reason:
            raise serializers.ValidationError(reason.sentence.spoken(_)) from reason
        return url


class MadeWebhookMembers(WebhookMembers):
    """A webhook with its secret, which is told this once."""

    secret = serializers.CharField(read_only=True, help_text="It is told nowhere else: keep it now.")


class SwitchMembers(Thing):
    """How to go on."""

    with_missed = Truth(default=True, help_text="Send what was missed; false goes on from now.")


class Webhooks(InWorkspace):
    """The webhooks of a workspace. Only owners come in."""

    tag = "Webhooks"
    is_tagged = True
    reads = writes = Role.OWNER
    listings = {"list_webhooks": Listing(sorts={"made": "made_at"})}

    def known_query(self) -> Fields:
        return {"row_version": _SEEN} if self.action == "remove_webhook" else super().known_query()

    @extend_schema(responses={200: page_serializer("webhooks", WebhookMembers)})
    def list_webhooks(self, request: Request, **address: str) -> HttpResponseBase:
        """List the webhooks

        Without their secrets, which are told once.
        """
        return self.listings["list_webhooks"].answer(request, self._rows(), self.asked, _shown)

    @extend_schema(responses={200: WebhookMembers})
    def read_webhook(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Read one webhook

        Its `ETag` is what an edit names in `If-Match`.
        """
        row = self._one(pk)
        return tagged(request, _shown(row), row.row_version)

    @extend_schema(request=WebhookMembers, responses={201: MadeWebhookMembers})
    def add_webhook(self, request: Request, **address: str) -> HttpResponseBase:
        """Add a webhook

        It sends what is written from now on. The secret that signs is in this answer and nowhere else.
        """
        values = self._values(WebhookMembers(data=request.data))

        def add() -> Response:
            try:
                row, secret = changes.add_webhook(
                    self.member.workspace, by=self.person, **{"topics": [], "design": None, **values}
                )
            except changes.Refused as reason:
                raise Refusal("refused", str(reason)) from reason
            shown = {**_shown(row), "secret": secret}
            headers = {"Location": f"{request.path}/{row.pk}", "ETag": tag_of(shown, row.row_version)}
            return Response(shown, status=status.HTTP_201_CREATED, headers=headers)

        return once(request, add, tells_secret=True)

    @extend_schema(request=WebhookMembers(partial=True), responses={200: WebhookMembers})
    def edit_webhook(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Edit a webhook

        Only the members that are sent change. Name the version that you have seen, in `If-Match` or as
        `row_version`.
        """
        sent, named = with_version(request)
        with transaction.atomic():
            row = self._one(pk, is_locked=True)
            seen = self._seen(row, named, sent)
            values = self._values(WebhookMembers(row, data=sent, partial=True))
            kept = {"url": row.url, "topics": row.topics, "design": _design_of(row)}
            try:
                row = changes.edit_webhook(row, seen=seen, by=self.person, **{**kept, **values})
            except Stale as stale:
                raise collision(_shown(self._one(pk)), sent, None, []) from stale
        return tagged(request, _shown(row), row.row_version)

    @extend_schema(responses={204: None})
    def remove_webhook(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Delete a webhook

        With its log. It cannot be put back. Name the version that you have seen.
        """
        with transaction.atomic():
            row = self._one(pk, is_locked=True)
            if self._seen(row, self.asked.get("row_version"), None) != row.row_version:
                raise collision(_shown(row), None, None, [])
            changes.remove_webhook(row, by=self.person)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=None, responses={200: MadeWebhookMembers})
    def renew_secret(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Make a new secret

        It is in this answer and nowhere else. For 24 hours messages are signed with the old one too.
        """
        row = self._one(pk)

        def renew() -> Response:
            secret = changes.renew_secret(row, by=self.person)
            return self._as_it_is(pk, secret=secret)

        return once(request, renew, tells_secret=True)

    @extend_schema(request=None, responses={200: WebhookMembers})
    def switch_off_webhook(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Switch a webhook off

        What is written meanwhile can be sent later.
        """
        row = self._one(pk)

        def switch() -> Response:
            changes.switch_off(row, because=OffBecause.SWITCHED, by=self.person)
            return self._as_it_is(pk)

        return once(request, switch)

    @extend_schema(request=SwitchMembers, responses={200: WebhookMembers})
    def switch_on_webhook(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Switch a webhook on

        It sends what it missed, in order, or goes on from now.
        """
        row = self._one(pk)
        wanted = values_of(SwitchMembers(data=request.data))

        def switch() -> Response:
            changes.switch_on(row, by=self.person, with_missed=wanted["with_missed"])
            return self._as_it_is(pk)

        return once(request, switch)

    def _as_it_is(self, pk: int, **more: str) -> Response:
        row = self._one(pk)
        shown = {**_shown(row), **more}
        return Response(shown, headers={"ETag": tag_of(shown, row.row_version)})

    def _values(self, serializer: WebhookMembers) -> dict[str, Any]:
        """What was sent, with the design that it names. Raises ValidationError."""
        values = values_of(serializer)
        if values.get("design"):
            design = self.member.workspace.designs.filter(slug=values["design"]).first()
            if design is None:
                raise serializers.ValidationError({"design": [_("The workspace has no such design.")]})
            values["design"] = design
        return values

    def _seen(self, row: Webhook, named: int | None, sent: Any) -> int:
        return seen_version(self.request, row.row_version, lambda: _shown(row), named, sent)

    def _rows(self) -> QuerySet[Webhook]:
        return self.member.workspace.webhooks.select_related("workspace")

    def _one(self, pk: int, *, is_locked: bool = False) -> Webhook:
        rows = self._rows().filter(pk=pk)
        return get_object_or_404(rows.select_for_update(of=("self",)) if is_locked else rows)


def _design_of(row: Webhook) -> Design | None:
    return row.workspace.designs.filter(pk=row.design_id or 0).first()


def _shown(row: Webhook) -> dict[str, Any]:
    design = _design_of(row)
    names = ("pk", "url", "topics", "off_because", "off_at", "failures", "retry_at", "old_secret_until")
    told = {name: getattr(row, name) for name in (*names, "row_version")}
    return dict(WebhookMembers({**told, "design": design.slug if design else None}).data)
