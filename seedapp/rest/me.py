"""Who asks: the person, and what the token that they came with may do."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from seedapp.accounts.models import Scope, Token, display_name

from .versions import tagged
from .views import RestView


class TokenInUse(serializers.Serializer[Token]):
    """The token of this request."""

    name = serializers.CharField()
    beginning = serializers.CharField(help_text="Its first letters, by which the page of tokens shows it.")
    scope = serializers.ChoiceField(choices=Scope.choices)
    expires_at = serializers.DateTimeField()


class MeMembers(serializers.Serializer[Any]):
    """Who asks."""

    email = serializers.EmailField()
    name = serializers.CharField(help_text="How the person is called on pages.")
    token = TokenInUse(allow_null=True, help_text="null where somebody is signed in without a token.")


class Me(RestView):
    """The person behind the request."""

    tag = "Me"
    is_tagged = True

    @extend_schema(responses=MeMembers)
    def read_me(self, request: Request) -> HttpResponseBase:
        """Read who asks

        A way to try a token: whose it is, what it may do, until when.
        """
        token = request.auth if isinstance(request.auth, Token) else None
        shown = {"email": self.person.email, "name": display_name(self.person), "token": token}
        return tagged(request, MeMembers(shown).data)
