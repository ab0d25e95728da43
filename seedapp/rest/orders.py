"""The order of the things of a room through the REST API."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.actors.changes import order_actors
from seedapp.interactions.changes import order_interactions
from seedapp.job_stories.changes import order_job_stories

from .members import Members, Name, values_of
from .views import InDesign


class KeysInOrderMembers(Members):
    """Keys in the order that things are to have; those that are not named keep theirs, behind."""

    keys = serializers.ListField(child=Name(max_length=120), max_length=5000)


class Order(InDesign):
    """The order of one room's things."""

    def ordered(self, request: Request, rows: QuerySet[Any], order: Callable[..., None]) -> HttpResponseBase:
        """Put them into the order that is sent, by the room's change function."""
        keys = values_of(KeysInOrderMembers(data=request.data))["keys"]
        pks = dict(rows.values_list("key", "pk"))
        if missing := [key for key in dict.fromkeys(keys) if key not in pks]:
            told = _("The design has no %(names)s.") % {"names": ", ".join(f"“{one}”" for one in missing[:5])}
            raise serializers.ValidationError({"keys": [told]})
        order(self.design, by=self.person, pks=[pks[key] for key in keys])
        return Response({"keys": list(rows.values_list("key", flat=True))})


class OrderOfActors(Order):
    """The order of the actors."""

    tag = "Actors"

    @extend_schema(request=KeysInOrderMembers, responses={200: KeysInOrderMembers})
    def order_actors(self, request: Request, **address: str) -> HttpResponseBase:
        """Put the actors into another order

        Sent twice it is the same order.
        """
        return self.ordered(request, self.design.actors.all(), order_actors)


class OrderOfJobStories(Order):
    """The order of the job stories."""

    tag = "Job stories"

    @extend_schema(request=KeysInOrderMembers, responses={200: KeysInOrderMembers})
    def order_job_stories(self, request: Request, **address: str) -> HttpResponseBase:
        """Put the job stories into another order

        Sent twice it is the same order.
        """
        return self.ordered(request, self.design.job_stories.all(), order_job_stories)


class OrderOfInteractions(Order):
    """The order of the interactions."""

    tag = "Interactions"

    @extend_schema(request=KeysInOrderMembers, responses={200: KeysInOrderMembers})
    def order_interactions(self, request: Request, **address: str) -> HttpResponseBase:
        """Put the interactions into another order

        Sent twice it is the same order.
        """
        return self.ordered(request, self.design.interactions.all(), order_interactions)
