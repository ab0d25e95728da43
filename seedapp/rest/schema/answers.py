"""What every operation has in common in the document: problems, headers, parameters in headers."""

from __future__ import annotations

from typing import Any

from ..problem_kinds import KINDS
from ..problems import MEDIA_TYPE

_TEXT = {"type": "string"}
_NAMES = {
    400: "Invalid",
    401: "NotSignedIn",
    403: "Forbidden",
    404: "NotFound",
    406: "NotAcceptable",
    409: "Conflict",
    411: "LengthRequired",
    412: "Changed",
    413: "TooLarge",
    415: "UnsupportedMediaType",
    422: "KeyReused",
    428: "VersionRequired",
    429: "TooManyRequests",
    503: "TryAgain",
}
_COUNTED = {name: {"$ref": f"#/components/headers/{name}"} for name in ("RateLimit", "RateLimit-Policy")}
_MORE_HEADERS = {401: "WWW-Authenticate", 429: "Retry-After", 503: "Retry-After"}

PROBLEM = {
    "type": "object",
    "description": "What went wrong, as RFC 9457 has it. Programs tell problems apart by `code`.",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "The code as a URI."},
        "title": {"type": "string", "description": "The kind of problem, in the reader's language."},
        "status": {"type": "integer", "description": "The status of the answer."},
        "code": {"type": "string", "enum": [*KINDS], "description": "What it is; never changes its meaning."},
        "detail": {"type": "string", "description": "What happened, and what to do next."},
        "errors": {
            "type": "array",
            "description": "Each thing that is wrong: where in the body, or in which parameter, and why.",
            "items": {
                "type": "object",
                "required": ["detail"],
                "properties": {
                    "pointer": {"type": "string", "description": "JSON pointer into the body."},
                    "parameter": {"type": "string", "description": "The parameter of the query."},
                    "detail": {"type": "string", "description": "What is wrong, and how to mend it."},
                },
            },
        },
        "collisions": {
            "type": "array",
            "description": "After a conflict: the members that both sides changed.",
            "items": {"type": "string"},
        },
        "theirs": {"description": "After a conflict: the thing as it is now."},
        "yours": {"description": "After a conflict: what you sent."},
        "base": {"description": "After a conflict: the thing as it was when you read it."},
    },
    "example": {
        "type": KINDS["not-found"].type,
        "title": "Nothing is there",
        "status": 404,
        "code": "not-found",
        "detail": "Nothing is at this address, or it is not for you.",
    },
}
HEADERS: dict[str, Any] = {
    "ETag": {"description": "Its version; send it in If-Match or If-None-Match.", "schema": _TEXT},
    "Link": {"description": "Where the next page is, as `rel=\"next\"` (RFC 8288).", "schema": _TEXT},
    "Location": {"description": "The address of what was made.", "schema": _TEXT},
    "RateLimit": {
        "description": "How many requests remain, and for how many seconds: `\"person\";r=999;t=42`.",
        "schema": _TEXT,
    },
    "RateLimit-Policy": {
        "description": "How many requests a window has, and its seconds: `\"person\";q=1000;w=60`.",
        "schema": _TEXT,
    },
    "Retry-After": {"description": "After how many seconds to try again.", "schema": {"type": "integer"}},
    "WWW-Authenticate": {"description": "How to say who you are.", "schema": _TEXT},
}  # fmt: skip
PARAMETERS: dict[str, Any] = {
    "IfMatch": {
        "name": "If-Match",
        "in": "header",
        "description": "The ETag that you have seen, or `*`. Another version is refused with 412.",
        "schema": {"type": "string", "maxLength": 400},
    },
    "IfNoneMatch": {
        "name": "If-None-Match",
        "in": "header",
        "description": "ETags that you have: where one of them still holds, the answer is 304.",
        "schema": {"type": "string", "maxLength": 400},
    },
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "A new UUID for each request. Sent again within a day, it gets the first answer.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!#-~]+$"},
    },
}  # fmt: skip
NOT_MODIFIED = {
    "description": "What you have still holds.",
    "headers": {"ETag": {"$ref": "#/components/headers/ETag"}, **_COUNTED},
}


def refusal(status: int) -> dict[str, str]:
    """The reference to the answer with a status."""
    return {"$ref": f"#/components/responses/{_NAMES[status]}"}


def headers_of(*names: str) -> dict[str, Any]:
    """References to headers of an answer, with those of the rate limit that every answer has."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names} | _COUNTED


def refusals() -> dict[str, Any]:
    """The components of all problems, by name; each names the codes that it may have."""
    return {name: _refusal(status) for status, name in _NAMES.items()}


def _refusal(status: int) -> dict[str, Any]:
    kinds = [one for one in KINDS.values() if one.status == status]
    told = "; ".join(f"`{one.code}`: {one.title[0].lower()}{one.title[1:]}" for one in kinds)
    more = (_MORE_HEADERS[status],) if status in _MORE_HEADERS else ()
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": f"{told}.",
        "headers": headers_of(*more),
        "content": {MEDIA_TYPE: {"schema": schema}},
    }
