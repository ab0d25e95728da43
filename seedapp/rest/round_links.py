"""Links to a round through the REST API: made, told once, renewed, revoked."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.feedback import changes

from .members import values_of
from .repeats import once
from .round_members import (
    LinkMembers,
    MadeLinkMembers,
    MadeLinksMembers,
    PeopleMembers,
    made_link,
    people_of,
    shown_link,
)
from .rounds import RoundView


class RoundLinks(RoundView):
    """Step 6: the links of a round."""

    is_tagged = False

    @extend_schema(request=PeopleMembers, responses={201: MadeLinksMembers})
    def make_links(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Make more links to a round

        The answer holds their addresses, this once.
        """
        people = people_of(values_of(PeopleMembers(data=request.data)))
        if not people:
            raise serializers.ValidationError({"people": [_("Say who gets a link.")]})
        row = self.round(pk)

        def make() -> Response:
            links = changes.make_links(row, by=self.person, people=people)
            told = {"links": [made_link(request, one, token) for one, token in links]}
            return Response(MadeLinksMembers(told).data, status=status.HTTP_201_CREATED)

        return once(request, make, tells_secret=True)

    @extend_schema(request=None, responses={200: MadeLinkMembers})
    def renew_link(self, request: Request, pk: int, number: int, **address: str) -> HttpResponseBase:
        """Make a new link for the same person

        The old one opens nothing from then on; they stay the reviewer they are. A link for many is revoked
        instead, and another one made.
        """
        link = get_object_or_404(self.round(pk).links, pk=number)

        def renew() -> Response:
            token = changes.renew_link(link, by=self.person)
            return Response(MadeLinkMembers(made_link(request, link, token)).data)

        return once(request, renew, tells_secret=True)

    @extend_schema(request=None, responses={200: LinkMembers})
    def revoke_link(self, request: Request, pk: int, number: int, **address: str) -> HttpResponseBase:
        """Revoke a link

        It opens nothing any more, for nobody who came by it. Revoking it twice changes nothing.
        """
        link = get_object_or_404(self.round(pk).links, pk=number)

        def revoke() -> Response:
            changes.revoke_link(link, by=self.person)
            return Response(LinkMembers(shown_link(link)).data)

        return once(request, revoke)
