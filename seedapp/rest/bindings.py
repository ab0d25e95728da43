"""How an operation appears in HTTP, through the REST API: as it is bound, as it would be, and why."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from seedapp.core.derive.binding import bindings

from .seen import InSeenDesign, spoken
from .versions import tagged


class EndpointMembers(serializers.Serializer[Any]):
    """A method, a path and the status when all is well."""

    method = serializers.CharField()
    path = serializers.CharField()
    status = serializers.IntegerField(allow_null=True)


class InputPlaceMembers(serializers.Serializer[Any]):
    """Where an input travels."""

    input = serializers.CharField()
    place = serializers.ChoiceField(choices=("path", "query", "header", "body"))


class BindingMembers(EndpointMembers):
    """The endpoint of an operation, and what it would be if nobody had set anything."""

    derived = EndpointMembers()
    places = InputPlaceMembers(many=True)
    reasons = serializers.ListField(child=serializers.CharField())


class Bindings(InSeenDesign):
    """Bindings are derived; what a person sets of them are members of the operation."""

    tag = "Queries and actions"
    is_tagged = True

    @extend_schema(responses={200: BindingMembers})
    def read_binding(self, request: Request, service: str, key: str, **address: str) -> HttpResponseBase:
        """Read how an operation appears in HTTP

        With the reasons. To set a value by hand, edit `http_method`, `http_path`, `http_status` or the
        `place` of an input of the operation; empty gives it back to derivation.
        """
        if self.value.service(service) is None:
            raise Http404
        one = bindings(self.value, service).get(key)
        if one is None:
            raise Http404
        shown = {
            "method": one.method,
            "path": one.path,
            "status": one.status,
            "derived": {
                "method": one.derived.method,
                "path": one.derived.path,
                "status": one.derived.status,
            },
            "places": [{"input": name, "place": place} for name, place in one.places.items()],
            "reasons": [spoken(reason) for reason in one.reasons],
        }
        return tagged(request, shown)
