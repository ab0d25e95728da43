"""Entity tags, and the version that an edit started from (RFC 9110, section 13; docs/decisions/0018).

`If-Match` is strict, as HTTP has it: another version than the one named is refused (412). `row_version`
merges: what others changed elsewhere in the thing stays, and only a collision is refused (409).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.traffic.repeats import hash_of

from .problems import Refusal


def tag_of(shown: Any, version: int | None = None) -> str:
    """A strong tag: the version, and the hash of what this person is shown."""
    made = hash_of(JSONRenderer().render(shown))[:20]
    return f'"{made}"' if version is None else f'"{version}-{made}"'


def tagged(request: Request, shown: Any, version: int | None = None, **more: Any) -> HttpResponseBase:
    """An answer with its tag; 304 where the reader has it already. `more` goes to Response."""
    tag = tag_of(shown, version)
    if request.method in ("GET", "HEAD"):
        if not _matches(request, tag):
            raise changed(shown)
        if _is_known(request, tag):
            return HttpResponse(status=304, headers={"ETag": tag})
    headers = {**more.pop("headers", {}), "ETag": tag}
    return Response(shown, headers=headers, **more)


def seen_version(
    request: Request, version: int, show: Callable[[], Any], named: int | None, yours: Any = None
) -> int:
    """The version that a change started from; `version` is that of the row, `named` came in the request.

    Raises Refusal: 412 where If-Match names another, 428 where nothing is named.
    """
    if "HTTP_IF_MATCH" in request.META:
        shown = show()
        if not _matches(request, tag_of(shown, version)):
            raise changed(shown, yours)
        return version if named is None else named
    if named is None:
        raise Refusal(
            "version-required",
            _("Send the ETag that you have seen in If-Match, or its row_version. If-Match: * takes any."),
        )
    return named


def unchanged_since(request: Request, shown: Any, yours: Any = None) -> None:
    """For what counts no versions: If-Match must name what is there. Raises Refusal (412, 428)."""
    if "HTTP_IF_MATCH" not in request.META:
        raise Refusal("version-required", _("Send the ETag that you have seen in If-Match; * takes any."))
    if not _matches(request, tag_of(shown)):
        raise changed(shown, yours)


def changed(theirs: Any, yours: Any = None) -> Refusal:
    """The 412 of an If-Match that does not hold any more, with what is there now."""
    sentence = _("Somebody saved or deleted it since. Nothing was written. Look at it again.")
    return Refusal("changed", sentence, **_sides(theirs, yours, None))


def collision(theirs: Any, yours: Any, base: Any, members: list[str]) -> Refusal:
    """The 409 of an edit that touches what others changed since: three sides to choose from.

    `members` are those that both changed; none where a whole thing was to be deleted.
    """
    sentence = _(
        "Somebody else changed the same in the meantime. Nothing was written: choose and send again."
    )
    return Refusal("stale", sentence, collisions=members, **_sides(theirs, yours, base))


def _sides(theirs: Any, yours: Any, base: Any) -> Mapping[str, Any]:
    sides = {"theirs": theirs, "yours": yours, "base": base}
    return {name: side for name, side in sides.items() if side is not None}


def _matches(request: Request, tag: str) -> bool:
    """Whether If-Match, where it was sent, names this tag; weak ones never do."""
    sent = request.META.get("HTTP_IF_MATCH")
    return sent is None or sent.strip() == "*" or tag in parse_etags(sent)


def _is_known(request: Request, tag: str) -> bool:
    sent = request.META.get("HTTP_IF_NONE_MATCH", "")
    return sent.strip() == "*" or tag in {one.removeprefix("W/") for one in parse_etags(sent)}
