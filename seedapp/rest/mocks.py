"""Addresses at which the mock of a design answers, through the REST API."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from seedapp.accounts.models import display_name
from seedapp.mock import changes
from seedapp.mock.models import MockAddress
from seedapp.specification.models import lightly

from .lists import Listing, page_serializer
from .members import Members, Whole, values_of
from .repeats import once
from .versions import tag_of, unchanged_since
from .views import InDesign


class MockMembers(Members):
    """An address at which the mock answers."""

    id = serializers.IntegerField(read_only=True)
    revision = Whole(
        source="revision.number",
        min_value=1,
        max_value=2**31 - 1,
        required=False,
        allow_null=True,
        help_text="Whose documents it answers from; null for the design as it stands.",
    )
    opened_by = serializers.SerializerMethodField()
    opened_at = serializers.DateTimeField(read_only=True)
    expires_at = serializers.DateTimeField(read_only=True)

    def get_opened_by(self, address: MockAddress) -> str:
        return display_name(address.opened_by) if address.opened_by else ""


class OpenedMock(MockMembers):
    """A new address, which is told this once."""

    urls = serializers.DictField(
        child=serializers.CharField(), read_only=True, help_text="Where each service answers, by its key."
    )


class Mocks(InDesign):
    """The open addresses of the mock."""

    tag = "Mock"
    is_tagged = True
    listings = {"list_mocks": Listing(sorts={"opened": "opened_at"})}

    @extend_schema(responses={200: page_serializer("mocks", MockMembers)})
    def list_mocks(self, request: Request, **address: str) -> HttpResponseBase:
        """List the open addresses of the mock

        Without their secrets, of which only a hash is kept.
        """
        rows = changes.open_addresses(self.design)
        listing = self.listings["list_mocks"]
        return listing.answer(request, rows, self.asked, lambda row: MockMembers(row).data)

    @extend_schema(request=MockMembers, responses={201: OpenedMock})
    def open_mock(self, request: Request, **address: str) -> HttpResponseBase:
        """Open an address of the mock

        Where it answers is in this answer and nowhere else.
        """
        given = values_of(MockMembers(data=request.data)).get("revision") or {}
        number = given.get("number")
        revision = get_object_or_404(lightly(self.design.revisions.all()), number=number) if number else None
        return once(request, lambda: self._opened(revision), tells_secret=True)

    def _opened(self, revision: Any) -> Response:
        row, token = changes.open_mock(self.design, by=self.person, revision=revision)
        urls = {
            key: self.request.build_absolute_uri(reverse("mock", kwargs={"token": token, "service": key}))
            for key in self.design.services.values_list("key", flat=True)
        }
        shown: dict[str, Any] = {**MockMembers(row).data, "urls": urls}
        headers = {"Location": f"{self.request.path}/{row.pk}", "ETag": tag_of(shown)}
        return Response(shown, status=status.HTTP_201_CREATED, headers=headers)

    @extend_schema(responses={204: None})
    def close_mock(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Close an address of the mock

        It answers nothing any more.
        """
        rows = self.design.mock_addresses.select_related("revision", "opened_by")
        row = get_object_or_404(lightly(rows, "revision"), pk=pk)
        unchanged_since(request, MockMembers(row).data)
        changes.close_mock(row, by=self.person)
        return Response(status=status.HTTP_204_NO_CONTENT)
