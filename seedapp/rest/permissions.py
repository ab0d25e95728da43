"""What a caller may do before anybody asks where: somebody is signed in, and a reading token only reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from seedapp.accounts.models import Token

from .problems import Refusal

if TYPE_CHECKING:
    from rest_framework.views import APIView


class ScopeReaches(BasePermission):
    """A token for reading is told so where it writes. Raises Refusal (403)."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        token = request.auth
        if isinstance(token, Token) and not token.may_write and request.method not in SAFE_METHODS:
            raise Refusal(
                "read-only-token",
                _("The token “%(name)s” may only read. Make one that may also write.") % {"name": token.name},
                headers={"WWW-Authenticate": 'Bearer error="insufficient_scope", scope="write"'},
            )
        return True
