"""A request to the mock, and its answer, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from json import dumps

PROBLEM = "application/problem+json"


@dataclass(frozen=True)
class Asked:
    """`path` begins with a slash and is percent-encoded as it came; names of headers are in lower case."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True)
class Answered:
    """`headers` has what the document says of the answer; `body` is empty for HEAD."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class Refused(Exception):
    """The request is answered with a problem (RFC 9457) instead of an example."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        errors: Sequence[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = headers or {}


def as_problem(refused: Refused, path: str) -> Answered:
    """The problem as an answer: `errors` are {detail, pointer}, as in the documents of this workbench."""
    problem: dict[str, object] = {
        "type": "about:blank",
        "title": phrase(refused.status),
        "status": refused.status,
        "detail": refused.detail,
        "instance": path,
    }
    if refused.errors:
        problem["errors"] = [dict(one) for one in refused.errors]
    return Answered(
        refused.status,
        {**refused.headers, "Content-Type": PROBLEM},
        dumps(problem, ensure_ascii=False).encode("utf-8", "replace"),
    )


def phrase(status: int) -> str:
    """The words of a status, "" for one that has none."""
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
