"""What changed in a design since somebody looked, through the REST API."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.history.changes import last_number
from seedapp.notices.looking import news_of, see_all
from seedapp.workspaces.models import Role

from .members import Members, Whole, values_of
from .repeats import once
from .versions import tagged
from .views import InDesign


class RoomMembers(serializers.Serializer[Any]):
    """How much is new in one room."""

    room = serializers.CharField(help_text="As verbs of the journal begin: `actors`.")
    count = serializers.IntegerField()


class NewsMembers(serializers.Serializer[Any]):
    """What others wrote since you looked."""

    since = serializers.DateTimeField(allow_null=True, help_text="When you last looked; null for never.")
    after = serializers.IntegerField(help_text="List the changes after this number to read them.")
    last = serializers.IntegerField(help_text="The number of the latest change.")
    count = serializers.IntegerField(help_text="Your own changes do not count.")
    rooms = RoomMembers(many=True)


class SeenMembers(Members):
    """How far one has looked."""

    number = Whole(min_value=0, help_text="Of the latest change that was seen.")


class News(InDesign):
    """What is new in a design, for the person who asks."""

    tag = "Notices"
    is_tagged = True
    writes = Role.VIEWER

    @extend_schema(responses=NewsMembers)
    def read_news(self, request: Request, **address: str) -> HttpResponseBase:
        """Read what changed since you looked

        Pages say by themselves that somebody looks; a program does it with `seeChanges`.
        """
        return tagged(request, self._shown())

    @extend_schema(request=SeenMembers, responses={200: NewsMembers})
    def see_changes(self, request: Request, **address: str) -> HttpResponseBase:
        """Say that you have seen the changes

        Up to a number. What comes behind it is new.
        """
        number = values_of(SeenMembers(data=request.data))["number"]

        def see() -> Response:
            upto = min(number, last_number(self.design.pk))
            see_all(self.design.pk, by=self.person, number=upto, now=timezone.now())
            return Response(self._shown())

        return once(request, see)

    def _shown(self) -> dict[str, Any]:
        last = last_number(self.design.pk)
        news = news_of(self.design.pk, to=self.person, last=last, is_watching=False)
        if news is None:
            return {"since": None, "after": last, "last": last, "count": 0, "rooms": []}
        rooms = [{"room": room, "count": count} for room, count in news.rooms]
        shown = {"since": news.since, "after": news.number, "last": last, "count": news.count}
        return dict(NewsMembers({**shown, "rooms": rooms}).data)
