"""The answer of the mock: the example that the document has for the response."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from .checking import check
from .exchange import Answered, Asked, Refused, as_problem
from .matching import NoBody, matched
from .parts import followed, mapping
from .preferring import acceptable, example_named, preferences, response_for, usual_response
from .sampling import sampled

_OURS = ("content-", "access-control-", "set-cookie", "strict-transport", "transfer-", "connection", "server")
_OURS_TOO = frozenset({
    "date", "vary", "cache-control", "x-frame-options", "x-content-type-options", "clear-site-data",
    "cross-origin-opener-policy", "cross-origin-embedder-policy", "cross-origin-resource-policy", "upgrade",
    "keep-alive", "trailer", "te", "proxy-authenticate", "refresh", "service-worker-allowed", "sourcemap",
    "referrer-policy", "permissions-policy", "report-to", "reporting-endpoints", "nel", "alt-svc",
})  # fmt: skip
_MOST_CHARACTERS = 2_000


def answer(document: Mapping[str, Any], asked: Asked, *, base: str = "") -> Answered:
    """What the document promises for a request, or the problem with it. Never raises.

    `base` is the address of the mock without a slash at its end: a Location of the document begins there.
    """
    try:
        found = _answered(document, asked, base)
    except Refused as refused:
        found = as_problem(refused, asked.path)
    return Answered(found.status, found.headers, b"") if asked.method.upper() == "HEAD" else found


def _answered(document: Mapping[str, Any], asked: Asked, base: str) -> Answered:
    match = matched(document, asked)
    if isinstance(match, NoBody):
        return Answered(204, {"Allow": match.allow})
    responses = mapping(match.operation.get("responses"))
    preferred = preferences(asked.headers.get("prefer", ""))
    if "code" in preferred:
        status, key = response_for(responses, preferred["code"])
    else:
        check(document, match, asked)
        status, key = usual_response(responses)
    response = followed(document, responses.get(key)) if key else {}
    headers = _headers(document, response, base)
    if preferred:
        headers["Preference-Applied"] = ", ".join(f"{name}={value}" for name, value in preferred.items())
    content = mapping(response.get("content"))
    if not content or status in {204, 205, 304} or status < 200:
        return Answered(status, headers)
    media_type = acceptable(content, asked.headers.get("accept", ""))
    body = _body(document, mapping(content[media_type]), preferred.get("example", ""), media_type)
    return Answered(status, {**headers, "Content-Type": media_type}, body)


def _body(document: Mapping[str, Any], media: Mapping[str, Any], wanted: str, media_type: str) -> bytes:
    examples = mapping(media.get("examples"))
    if wanted:
        value = followed(document, examples[example_named(examples, wanted)]).get("value")
    elif examples:
        value = followed(document, next(iter(examples.values()))).get("value")
    elif "example" in media:
        value = media["example"]
    else:
        value = sampled(document, media.get("schema"))
    is_json = media_type.partition(";")[0].strip().lower().endswith(("/json", "+json"))
    text = value if isinstance(value, str) and not is_json else json.dumps(value, ensure_ascii=False)
    return text.encode("utf-8", "replace")


def _headers(document: Mapping[str, Any], response: Mapping[str, Any], base: str) -> dict[str, str]:
    """The response's own headers with their examples; none that would speak for the server itself."""
    headers: dict[str, str] = {}
    for name, described in mapping(response.get("headers")).items():
        value = _example_of(document, followed(document, described))
        text = "" if value is None else str(value)
        if _may_be_sent(str(name), text):
            is_place = str(name).lower() == "location" and text.startswith("/") and not text.startswith("//")
            headers[str(name)] = base + text if is_place else text
    return headers


def _example_of(document: Mapping[str, Any], header: Mapping[str, Any]) -> Any:
    if "example" in header:
        return header["example"]
    for one in mapping(header.get("examples")).values():
        return followed(document, one).get("value")
    return sampled(document, header.get("schema"))


def _may_be_sent(name: str, text: str) -> bool:
    is_name = bool(name) and name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    is_text = 0 < len(text) <= _MOST_CHARACTERS and text.isprintable() and text.isascii()
    lower = name.lower()
    return is_name and is_text and not lower.startswith(_OURS) and lower not in _OURS_TOO
