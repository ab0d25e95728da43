"""Where published documents are read without an account: byte for byte, from any site, by caches on the way.

An answer depends on the address, the method, `Accept-Encoding` and `If-None-Match`, and on nothing else of
a request. Wrong keys, keys that were renewed and publications that are switched off all get the same answer;
who brings many of them waits, whatever they bring next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt

from seedapp.web.content_policy import OF_DATA
from seedapp.workspaces.secret_links import hash_of

from .bytes_of import bytes_of
from .guesses import count_guess, seconds_to_wait

if TYPE_CHECKING:
    from django.http import HttpRequest

METHODS = "GET, HEAD, OPTIONS"
FOREVER = "public, max-age=31536000, immutable"
WHILE_IT_IS_OPEN = "public, max-age=300, immutable"
_EVERY_ANSWER = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Location",
    "Content-Security-Policy": OF_DATA,
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Authorization, *",
    "Access-Control-Max-Age": "86400",
    "Allow": METHODS,
}
# Written out: making a statement takes Django five times as long as the database takes to answer it.
_FOUND = """
    SELECT document.sha256, document.id
    FROM specification_publication AS publication
    JOIN specification_revision AS revision ON revision.design_id = publication.design_id
    JOIN specification_document AS document ON document.revision_id = revision.id
    WHERE publication.key_sha256 = %s AND publication.switched_off_at IS NULL
"""
_BY_VERSION = (
    f"{_FOUND} AND document.service_key = %s AND document.version = %s ORDER BY revision.number LIMIT 1"
)
_IS_KEY = "SELECT 1 FROM specification_publication WHERE key_sha256 = %s"
_BY_HASH = f"{_FOUND} AND document.sha256 = %s ORDER BY revision.number LIMIT 1"
_REFUSED = {
    404: "Nothing is published here: the address is wrong, or the team closed or renewed its addresses.\n",
    405: "Documents are only read here.\n",
    429: "Too many wrong addresses were tried from here. Check yours, and try again in a minute.\n",
    503: "Try again in a moment.\n",
}


@csrf_exempt
def published_by_version(request: HttpRequest, key: str, service: str, version: str) -> HttpResponse:
    """The document of a service under a version. A version is published once, so it stays what it is."""
    return _answer(request, key, WHILE_IT_IS_OPEN, _BY_VERSION, service, version)


@csrf_exempt
def published_by_hash(request: HttpRequest, key: str, sha256: str) -> HttpResponse:
    """The document whose bytes have this hash."""
    return _answer(request, key, FOREVER, _BY_HASH, sha256)


def refusal(status: int, retry_after_seconds: int = 5) -> HttpResponse:
    """Told in plain text, kept by nobody."""
    headers = {**_EVERY_ANSWER, "Cache-Control": "no-store"}
    if status == 405:
        headers["Allow"] = METHODS
    if status in (429, 503):
        headers["Retry-After"] = str(retry_after_seconds)
    return HttpResponse(
        _REFUSED[status], status=status, content_type="text/plain; charset=utf-8", headers=headers
    )


def preflight() -> HttpResponse:
    """What a browser asks before a page of another site may read here."""
    return HttpResponse(status=204, headers={**_EVERY_ANSWER, **_PREFLIGHT})


def nothing_found(request: HttpRequest, key: str) -> HttpResponse:
    """404; a key that is nobody's is counted."""
    with connection.cursor() as cursor:
        cursor.execute(_IS_KEY, [hash_of(key)])
        if cursor.fetchone() is None:
            count_guess(request)
    return refusal(404)


def refused_early(request: HttpRequest) -> HttpResponse | None:
    """The answer to what is not looked up at all."""
    if request.method == "OPTIONS":
        return preflight()
    if request.method not in ("GET", "HEAD"):
        return refusal(405)
    seconds = seconds_to_wait(request)
    return refusal(429, seconds) if seconds else None


def told(request: HttpRequest, body: bytes, tag: str, content_type: str, keep: str) -> HttpResponse:
    """Something short, in full; 304 to whoever has it."""
    headers = {**_EVERY_ANSWER, "ETag": f'"{tag}"', "Cache-Control": keep}
    if _knows(request, tag):
        return HttpResponse(status=304, headers=headers)
    headers["Content-Length"] = str(len(body))
    sent = b"" if request.method == "HEAD" else body
    return HttpResponse(sent, content_type=content_type, headers=headers)


def _answer(request: HttpRequest, key: str, keep: str, sql: str, *asked: str) -> HttpResponse:
    if refused := refused_early(request):
        return refused
    try:
        found = _find(sql, hash_of(key), *asked)
        if found is None:
            return nothing_found(request, key)
        sha256, pk = found
        headers = {
            **_EVERY_ANSWER,
            "ETag": f'"{sha256}"',
            "Cache-Control": keep,
            "Content-Location": f"{request.path.partition(key)[0]}{key}/sha256/{sha256}.yaml",
            "Vary": "Accept-Encoding",
        }
        if _knows(request, sha256):
            return HttpResponse(status=304, headers=headers)
        return _whole(request, sha256, pk, headers)
    except DatabaseError:
        return refusal(503)


def _find(sql: str, *asked: str) -> tuple[str, int] | None:
    """The hash and the row of what is asked for, where the publication is open: the one published first."""
    if any("\0" in one for one in asked):
        return None
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        found: tuple[str, int] | None = cursor.fetchone()
    return found


def _knows(request: HttpRequest, sha256: str) -> bool:
    """Whether the browser or cache has these bytes, packed or not (RFC 9110, 13.1.2: compared weakly)."""
    told = request.META.get("HTTP_IF_NONE_MATCH", "")
    tags = [one.strip().removeprefix("W/") for one in told.split(",")]
    return f'"{sha256}"' in tags or tags == ["*"]


def _whole(request: HttpRequest, sha256: str, pk: int, headers: dict[str, str]) -> HttpResponse:
    found = bytes_of(sha256, pk)
    body = found.plain
    if found.packed is not None and _takes_gzip(request.META.get("HTTP_ACCEPT_ENCODING", "")):
        body = found.packed
        headers |= {"Content-Encoding": "gzip", "ETag": f'W/"{sha256}"'}  # other bytes, the same document
    headers["Content-Length"] = str(len(body))
    return HttpResponse(
        b"" if request.method == "HEAD" else body, content_type="application/yaml", headers=headers
    )


def _takes_gzip(accepted: str) -> bool:
    """Whether `Accept-Encoding` names gzip, and not with the weight 0."""
    for one in accepted.split(","):
        name, _semicolon, weight = one.partition(";")
        if name.strip().lower() in ("gzip", "x-gzip"):
            return weight.replace(" ", "").lower() not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
