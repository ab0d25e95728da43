"""What every view of the REST API begins and ends with: who asks, how often, where, and for what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from rest_framework import viewsets
from rest_framework.permissions import SAFE_METHODS
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.accounts.models import User
from seedapp.designs.models import Design
from seedapp.workspaces.models import Member, Role

from . import rate_limits
from .access import member_for, member_in_design
from .json_bodies import refuse_large_bodies
from .lists import Listing
from .query import Fields, read_query


class RestView(viewsets.ViewSet):
    """Anybody who is signed in. `query` and `listings` name the parameters that its addresses take."""

    tag: ClassVar[str]  # the room, in the document
    query: ClassVar[Fields] = {}
    listings: ClassVar[Mapping[str, Listing]] = {}  # by action
    needs: ClassVar[Mapping[str, tuple[str, ...]]] = {}  # parameters that an action cannot do without
    refuses: ClassVar[Mapping[str, tuple[int, ...]]] = {}  # more statuses that an action may answer with
    is_tagged: ClassVar[bool] = False  # whether its answers have an ETag
    most_bytes: ClassVar[int] = 0  # of a body; 0 is the house's limit
    asked: dict[str, Any]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        refuse_large_bodies(request, self.most_bytes)
        super().initial(request, *args, **kwargs)
        self.enter(**kwargs)
        needed = self.needs.get(self.action or "", ())
        self.asked = read_query(request, self.known_query(), needed) if self.action else {}

    def perform_authentication(self, request: Request) -> None:
        """Who it is, and one more request counted, whether or not that is known."""
        try:
            super().perform_authentication(request)
        finally:
            rate_limits.count(request)

    def enter(self, **address: str) -> None:
        """Come to what the address names; nobody is let in by a method that forgets to ask."""

    def known_query(self) -> Fields:
        listing = self.listings.get(self.action or "")
        return listing.query if listing else self.query

    @property
    def person(self) -> User:
        return cast(User, self.request.user)

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        """Nothing but `Allow`, which every answer has."""
        return Response(status=204)

    def finalize_response(
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> Response:
        if getattr(response, "exception", False):  # whatever form was asked for, a problem is JSON
            request.accepted_renderer, request.accepted_media_type = JSONRenderer(), JSONRenderer.media_type
        final = super().finalize_response(request, cast(Response, response), *args, **kwargs)
        rate_limits.tell(request, final)
        patch_vary_headers(final, ["Authorization", "Cookie"])
        return final


class InWorkspace(RestView):
    """In a workspace whose member asks: outsiders get 404, who has a lower role than needed 403."""

    reads: ClassVar[Role] = Role.VIEWER
    writes: ClassVar[Role] = Role.EDITOR
    roles: ClassVar[Mapping[str, Role]] = {}  # for single actions that need another
    member: Member

    def enter(self, **address: str) -> None:
        self.member = member_for(self.request, address["workspace"], self.needed())

    def needed(self) -> Role:
        """The role for what is asked; a method that there is not is told to every member."""
        action = self.action
        if action is None or action == "metadata":
            return self.reads
        usual = self.reads if self.request.method in SAFE_METHODS else self.writes
        return self.roles.get(action, usual)


class InDesign(InWorkspace):
    """In a design of such a workspace."""

    design: Design

    def enter(self, **address: str) -> None:
        place, needed = address["workspace"], self.needed()
        self.member, self.design = member_in_design(self.request, place, address["design"], needed)
