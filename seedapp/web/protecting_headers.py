"""Headers on every answer that Django does not set itself: what its pages may use, and who may load it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .log_lines import holds_secret

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]

_SWITCHED_OFF = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
    "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi", "payment",
    "picture-in-picture", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
_OURS_ALONE = ("publickey-credentials-create", "publickey-credentials-get", "clipboard-write")
PERMISSIONS = ", ".join([f"{name}=()" for name in _SWITCHED_OFF] + [f"{name}=(self)" for name in _OURS_ALONE])


def protecting_headers(answer: Answer) -> Answer:
    """A middleware: no page of another site embeds an answer, none of ours uses what it does not need.

    From an address that holds a secret no browser tells it on, not even to us (`Referrer-Policy`): it says
    only which site it is at, and where forms come from. With `no-referrer` it would send `Origin: null`,
    which the protection against forged requests refuses; a page that asks for that all the same keeps it.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if holds_secret(request.path_info) and response.get("Referrer-Policy") != "no-referrer":
            response.headers["Referrer-Policy"] = "strict-origin"
        return response

    return middleware
