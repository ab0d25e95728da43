"""Errors of the REST API as RFC 9457 problems."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from seedapp.history.rows import Gone, Stale

MEDIA_TYPE = "application/problem+json"


def as_problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to an exception: {type, title, status, detail, errors}. None lets Django answer."""
    if isinstance(error, Stale | Gone):
        error = Conflict(str(error))
    response = exception_handler(error, context)
    if response is None:
        return None
    status = response.status_code
    problem: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    if isinstance(error, exceptions.ValidationError):
        problem["detail"] = "Some members are not right."
        problem["errors"] = _pointed(response.data)
    elif not isinstance(error, Http404):
        problem["detail"] = (
            str(error) if isinstance(error, PermissionDenied) else str(response.data["detail"])
        )
    response.data = problem
    response.content_type = MEDIA_TYPE
    return response


class Conflict(exceptions.APIException):
    """Somebody else saved or deleted the thing in the meantime."""

    status_code = HTTPStatus.CONFLICT
    default_code = "conflict"


def _pointed(found: Any) -> list[dict[str, str]]:
    """DRF's {name: [texts]} as [{pointer, detail}]."""
    if not isinstance(found, dict):
        return [{"pointer": "", "detail": str(text)} for text in found]
    return [
        {"pointer": "" if name == "non_field_errors" else f"/{name}", "detail": str(text)}
        for name, texts in found.items()
        for text in (texts if isinstance(texts, list) else [texts])
    ]
