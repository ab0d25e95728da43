"""One operation of a published document, to read: its lines with their handles, and requests to copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from seedapp.core import to_copy
from seedapp.specification.frozen import frozen_design
from seedapp.specification.models import Revision
from seedapp.web.specification.reading import operations_in, read_operation
from seedapp.web.specification.readings import Answer, Body, OperationReading

from .frozen import kept, openapi_of
from .goals import goals_behind
from .holes import Skeleton, skeleton
from .spots import DOCUMENT, Line, Spot, Spots, spots_of

LANGUAGES = (("curl", to_copy.as_curl), ("Python", to_copy.as_python), ("JavaScript", to_copy.as_javascript))


@dataclass(frozen=True)
class Content:
    """What a request or an answer carries, line by line."""

    body: Body
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Told:
    """One answer. `failures` are the team's own words for why it is given."""

    answer: Answer
    content: Content | None
    headers: tuple[Line, ...]
    failures: tuple[Spot, ...]


@kept(1024)
def operation_skeleton(revision: Revision, service: str, place: str, language: str) -> Skeleton:
    """The body of the operation at `place`, as `place_of` names it, for readers of a language."""
    return skeleton(operation_html(revision, service, place, language))


def operation_html(revision: Revision, service: str, place: str, language: str) -> SafeString:
    """The same with marks of holes. Raises KeyError where there is no such operation."""
    path, method = _places(revision, service)[place]
    document = openapi_of(revision, service)
    with override(language):
        op = read_operation(document, path, method)
        context = _context(revision, service, op)
        request = to_copy.example_request(document, path, method)
        context["requests"] = [(name, write(request)) for name, write in LANGUAGES]
        return SafeString(render_to_string("reading/_operation.html", context))


def place_of(operation: OperationReading) -> str:
    """What an operation is known by in addresses: its uid, its operationId where it has none."""
    return operation.uid or operation.id


def find_operation(revision: Revision, service: str, place: str) -> tuple[str, str] | None:
    """Path and method of an operation of a document."""
    return _places(revision, service).get(place)


@kept(16)
def _places(revision: Revision, service: str) -> dict[str, tuple[str, str]]:
    document = openapi_of(revision, service)
    found = {}
    for _tag, path, method in operations_in(document):
        found[place_of(read_operation(document, path, method, whole=False))] = path, method
    return found


def _context(revision: Revision, service: str, op: OperationReading) -> dict[str, Any]:
    spots = spots_of(revision, op.uid) or _unknown(service, op)
    return {
        "op": op,
        "service": service,
        "spot": spots.whole,
        "example": spots.whole.of("example", f"{spots.whole.title} › example"),
        "language": frozen_design(revision).language,
        "parameters": list(spots.lines(op.parameters, spots.inputs)),
        "body": _content(spots, op.body, is_answer=False),
        "successes": [_told(spots, one) for one in op.successes],
        "failures": [_told(spots, one) for one in op.failures],
        "goals": list(goals_behind(revision, op.jobs)),
        "name": place_of(op),
    }


def _unknown(service: str, op: OperationReading) -> Spots:
    """An operation that the design does not know is talked about as a phrase of its document."""
    return Spots(Spot(DOCUMENT, service).quoting(f"{op.method} {op.path}"), {}, {})


def _content(spots: Spots, body: Body | None, *, is_answer: bool) -> Content | None:
    if body is None:
        return None
    return Content(body, tuple(spots.lines(body.rows, spots.answer if is_answer else spots.inputs)))


def _told(spots: Spots, answer: Answer) -> Told:
    return Told(
        answer,
        _content(spots, answer.body, is_answer=True),
        tuple(spots.lines(answer.headers, {})),
        tuple(spots.failures_of(answer.status)),
    )
