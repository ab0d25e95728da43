"""What a key, a version and a server address look like, for every door."""

from __future__ import annotations

import re

from seedapp.core.versions import read_version

_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_SERVERS = ("https://", "http://", "/")


def is_key(text: str) -> bool:
    """Small ASCII letters, digits and single hyphens: trip-api."""
    return bool(_KEY.match(text))


def is_version(text: str) -> bool:
    """Three numbers, and what stands behind a hyphen: 0.1.0, 1.0.0-beta."""
    return read_version(text) is not None


def is_server(url: str) -> bool:
    """An address that a client can add a path to; it has no spaces."""
    return url.startswith(_SERVERS) and not any(one.isspace() for one in url)
