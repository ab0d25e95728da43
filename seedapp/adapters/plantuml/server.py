"""A PlantUML server by its address, where one machine's renderer is not enough."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Sequence
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from seedapp.core.wording import N_, say

from .drawing import Drawing, drawing_of

SECONDS = 10.0
MOST_ANSWER_BYTES = 4_000_000
_MOST_ADDRESS_CHARACTERS = 4_000
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_PLANTUML = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_TO_PLANTUML = bytes.maketrans(_BASE64, _PLANTUML)


class _StayHere(HTTPRedirectHandler):
    """A server that sends us elsewhere is not followed."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


_opener = build_opener(ProxyHandler({}), _StayHere)


def draw(lines: Sequence[str], *, address: str, dark: bool = False) -> Drawing:
    """The drawing by the server at `address`, its line numbers counted in `lines`. Never raises."""
    if urlsplit(address).scheme not in {"http", "https"}:
        return Drawing(
            problem=say(
                N_("SEED_PLANTUML_SERVER must be an http or https address, not %(address)s."), address=address
            ),
            passing=True,
        )
    request = _request("\n".join(lines), address.rstrip("/"), "dsvg" if dark else "svg")
    try:
        with _opener.open(request, timeout=SECONDS) as response:
            svg = _svg_in(response)
    except HTTPError as refusal:
        svg = _svg_in(refusal)
    except (OSError, ValueError):
        svg = ""
    if not svg:
        return Drawing(
            problem=say(
                N_("The PlantUML server gives no answer. Try again, or tell who runs this workbench.")
            ),
            passing=True,
        )
    return drawing_of(svg)


def encode(source: str) -> str:
    """A text as PlantUML writes it into an address: deflated, in a base64 with an alphabet of its own."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(source.encode("utf-8")) + packer.flush()
    return base64.b64encode(packed).translate(_TO_PLANTUML).decode("ascii").rstrip("=")


def _request(source: str, address: str, form: str) -> Request:
    encoded = encode(source)
    if len(encoded) <= _MOST_ADDRESS_CHARACTERS:
        return Request(f"{address}/{form}/{encoded}")  # noqa: S310 - http and https only, see draw
    return Request(  # noqa: S310
        f"{address}/{form}",
        data=source.encode("utf-8"),
        headers={"Content-Type": "text/plain; charset=utf-8"},
    )


def _svg_in(response: IO[bytes]) -> str:
    """The SVG of an answer, "" when it is something else. PlantUML sends one with status 400 as well."""
    try:
        body = response.read(MOST_ANSWER_BYTES + 1)
    except OSError:
        return ""
    text = body.decode("utf-8", "replace") if len(body) <= MOST_ANSWER_BYTES else ""
    return text if "<svg" in text[:2_000] else ""
