"""Errors of the REST API as RFC 9457 problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rest_framework import exceptions
from rest_framework.response import Response

from seedapp.coach.mending import NotOffered
from seedapp.feedback import changes as feedback
from seedapp.feedback.policy import RoundOver
from seedapp.history.removal import CannotPutBack
from seedapp.history.rows import Gone, Stale
from seedapp.mock.changes import Refused as NoMock
from seedapp.operations.keys import Taken
from seedapp.operations.policy import StillUsed
from seedapp.specification.changes import NotAllowed, Overtaken
from seedapp.specification.making import NotMade
from seedapp.workspaces.changes import Refused

from .problem_kinds import KINDS, kind_of_status

MEDIA_TYPE = "application/problem+json"
# Exceptions of the rooms whose message says what to do instead.
_REFUSED = (
    Refused, Taken, StillUsed, NotAllowed, NotMade, NotOffered, Overtaken, RoundOver, CannotPutBack, NoMock,
    feedback.NotNow, feedback.Refused, feedback.TooMany, feedback.NoReason, feedback.NoSuchChange,
    feedback.StaleSuggestion,
)  # fmt: skip
_FORGED = "CSRF Failed"
Headers = Mapping[str, str]


class Refusal(exceptions.APIException):
    """What a view raises to refuse: a code of `problem_kinds`, a sentence, and members of the problem."""

    def __init__(self, code: str, detail: str, *, headers: Headers | None = None, **members: Any) -> None:
        super().__init__(detail, code)
        self.status_code = KINDS[code].status
        self.code, self.headers, self.members = code, dict(headers or {}), members


def as_problem(error: Exception, _context: dict[str, Any]) -> Response | None:
    """The answer to an exception. None lets Django answer: it is a mistake of ours, and logged as one."""
    refusal = _refusal(error)
    if refusal is None:
        return None
    detail = str(refusal.detail)
    headers = refusal.headers
    if challenge := getattr(error, "auth_header", None):
        headers = {"WWW-Authenticate": challenge, **headers}
    data = problem(refusal.code, detail, **refusal.members)
    return Response(data, refusal.status_code, headers=headers, content_type=MEDIA_TYPE)


def problem(code: str, detail: str, **members: Any) -> dict[str, Any]:
    """The document: {type, title, status, code, detail, …}."""
    kind = KINDS[code]
    return {
        "type": kind.type,
        "title": _(kind.title),
        "status": kind.status,
        "code": code,
        "detail": _sayable(detail),
        **members,
    }


def _refusal(error: Exception) -> Refusal | None:
    if isinstance(error, Refusal):
        return error
    if isinstance(error, exceptions.ValidationError):
        return Refusal("invalid", _("Some members are not right."), errors=[*_pointed(error.detail, "")])
    if isinstance(error, Gone):
        return Refusal("gone", str(error))
    if isinstance(error, Stale):
        return Refusal("stale", str(error))
    if isinstance(error, feedback.TooFast):
        return Refusal("too-many-requests", str(error))
    if isinstance(error, _REFUSED):
        return Refusal("refused", str(error))
    if isinstance(error, OperationalError | InterfaceError):
        sentence = _("Nothing was saved. Send the request again in a moment.")
        return Refusal("try-again", sentence, headers={"Retry-After": "5"})
    if isinstance(error, RequestDataTooBig):
        return Refusal("too-large", _("Send less at once."))
    return _of_framework(error)


def _of_framework(error: Exception) -> Refusal | None:
    """What Django and REST framework raise."""
    if isinstance(error, Http404 | exceptions.NotFound):
        return Refusal("not-found", _("Nothing is at this address, or it is not for you."))
    if isinstance(error, PermissionDenied | exceptions.PermissionDenied):
        code = "forgery" if str(error).startswith(_FORGED) else "forbidden"
        return Refusal(code, str(error))
    if isinstance(error, exceptions.NotAuthenticated):
        return Refusal("not-signed-in", _("Send a token: Authorization: Bearer seed_…"))
    if isinstance(error, exceptions.AuthenticationFailed):
        return Refusal("token-refused", str(error.detail))
    if isinstance(error, exceptions.ParseError):
        return Refusal("unreadable", str(error.detail))
    if isinstance(error, exceptions.APIException):
        return Refusal(kind_of_status(error.status_code).code, str(error.detail))
    return None


def too_many(seconds: int) -> Refusal:
    """The refusal of a caller who has to wait."""
    sentence = ngettext(
        "Too many requests. Wait %(count)s second.", "Too many requests. Wait %(count)s seconds.", seconds
    )
    return Refusal("too-many-requests", sentence % {"count": seconds}, headers={"Retry-After": str(seconds)})


def _pointed(found: Any, pointer: str) -> Iterator[dict[str, str]]:
    """REST framework's errors, nested as the body is, as [{pointer, detail}] with JSON pointers."""
    if isinstance(found, Mapping):
        for name, inner in found.items():
            is_whole = name == "non_field_errors"
            yield from _pointed(inner, pointer if is_whole else f"{pointer}/{_escaped(str(name))}")
    elif isinstance(found, list):
        for place, inner in enumerate(found):
            is_nested = isinstance(inner, Mapping | list)
            yield from _pointed(inner, f"{pointer}/{place}" if is_nested else pointer)
    else:
        yield {"pointer": _sayable(pointer), "detail": _sayable(str(found))}


def _sayable(text: str) -> str:
    """What was sent is told again; half of a surrogate pair, which is in no text, as `\\ud800`."""
    return text.encode(errors="backslashreplace").decode()


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
