"""Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-07): what may be sent again safely."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.history.whole import whole
from seedapp.traffic import repeats
from seedapp.traffic.models import KeptAnswer

from .problems import Refusal
from .rate_limits import caller

_KEY = re.compile(r'"?([\x21\x23-\x7e]{1,255})"?')
_KEPT_HEADERS = ("Location", "ETag")


def once(request: Request, do: Callable[[], Response], *, tells_secret: bool = False) -> HttpResponseBase:
    """What `do` answers, done once for the request's Idempotency-Key, in one transaction with its write.

    Without the header it is simply done. Where the answer tells a secret, that is never kept: a second
    request does nothing and is told so. Whoever comes while the first is at it is given its answer: all
    that a second one does is taken back. Raises Refusal (400, 409, 422), and what `do` raises.
    """
    if "HTTP_IDEMPOTENCY_KEY" not in request.META:
        return do()
    return once_ready(request, lambda: do, tells_secret=tells_secret)


def once_ready(
    request: Request, ready: Callable[[], Callable[[], Response]], *, tells_secret: bool = False
) -> HttpResponseBase:
    """The same for what begins with reading: `ready` looks, before the transaction that keeps others waiting,
    and gives what is to be done in it. Without the header that is one transaction too."""
    sent = request.META.get("HTTP_IDEMPOTENCY_KEY")
    if sent is None:
        do = ready()
        with whole():
            return do()
    asked = _asked(request, sent)
    try:
        do = ready()
        with whole():
            response = do()
            repeats.keep(asked, _answer(response), holds_secret=tells_secret)
    except Exception:  # of a second request too: the first has changed what it found
        kept = _kept(asked)
        if kept is None:
            raise
        return _again(kept)
    return response


def _asked(request: Request, sent: str) -> repeats.Asked:
    """Raises Refusal (400)."""
    found = _KEY.fullmatch(sent)
    if not found:
        raise Refusal(
            "invalid-header", _("An Idempotency-Key has 1 to 255 visible ASCII characters, such as a UUID.")
        )
    who = caller(request)
    key = repeats.hash_of(who, request.method or "", request.path, found[1])
    body = repeats.hash_of(json.dumps(request.data, sort_keys=True, default=repr))
    return repeats.Asked(who, key, body)


def _answer(response: Response) -> repeats.Answer:
    headers = {name: response[name] for name in _KEPT_HEADERS if name in response}
    content = JSONRenderer().render(response.data).decode() if response.data is not None else ""
    return repeats.Answer(response.status_code, headers, content)


def _kept(asked: repeats.Asked) -> KeptAnswer | None:
    try:
        return repeats.kept(asked)
    except repeats.OtherRequest as error:
        raise Refusal("key-reused", _("Take a new key for a request that is not the same.")) from error


def _again(kept: KeptAnswer) -> HttpResponse:
    if kept.holds_secret:
        raise Refusal(
            "told-once", _("It is there. Its secret cannot be told again: take it back and make anew.")
        )
    response = HttpResponse(kept.content, status=kept.status, content_type="application/json")
    for name, value in kept.headers.items():
        response[name] = value
    response["Idempotency-Replayed"] = "true"
    return response
