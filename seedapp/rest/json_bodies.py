"""JSON bodies as anybody may send them: what cannot be read, or could be read in two ways, is said so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError, UnsupportedMediaType
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.utils.mediatypes import _MediaType

from .problems import Refusal

_CHARSETS = {"utf-8", "utf8", "us-ascii"}


class JSONBody(BaseParser):
    """Strict JSON in UTF-8: each member once, numbers that are numbers, brackets that end."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        charset = _MediaType(media_type or "").params.get("charset", "utf-8")
        if charset.lower() not in _CHARSETS:
            raise UnsupportedMediaType(media_type or "", _("JSON is sent in UTF-8."))
        try:
            return json.loads(
                stream.read().decode(), object_pairs_hook=_once_each, parse_constant=_refuse_constant
            )
        except RecursionError as error:
            raise ParseError(_("The JSON is nested too deep.")) from error
        except ValueError as error:  # no UTF-8, no JSON, or a number of thousands of digits
            raise ParseError(_("This is not JSON: %(why)s") % {"why": error}) from error


def refuse_large_bodies(request: Request, most_bytes: int = 0) -> None:
    """Look at the length before anything is read. Raises Refusal (411, 413)."""
    most = most_bytes or settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length and request.META.get("HTTP_TRANSFER_ENCODING"):
        raise Refusal("length-required", _("Send the body with a Content-Length, not in chunks."))
    if length.isdigit() and int(length[:20]) > most:
        sentence = _("The body has %(count)s bytes. At most %(most)s are read.")
        raise Refusal("too-large", sentence % {"count": length[:20], "most": most})


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise ParseError(_("The member “%(name)s” stands twice in one object.") % {"name": name[:80]})
        members[name] = value
    return members


def _refuse_constant(word: str) -> NoReturn:
    raise ParseError(_("%(word)s is no JSON value.") % {"word": word})
