"""The path of an endpoint as a person types it."""

from __future__ import annotations

import re

from .wording import N_, Sentence, say

_SEGMENT = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}|\{[^{}/?#\s]+\})+")


def fault_of_path(path: str) -> Sentence | None:
    """What is wrong with `/bikes/{bike_id}`, None when nothing is."""
    if not path.startswith("/"):
        return say(N_("A path begins with a slash: /bikes/{bike_id}."))
    for segment in path[1:].split("/") if path != "/" else []:
        if segment in ("", ".", ".."):
            return say(N_("A path has no empty or dotted part, and no slash at its end."))
        if not _SEGMENT.fullmatch(segment):
            return say(
                N_("“%(segment)s” cannot stand in a path: use ASCII letters, digits, hyphens and {inputs}."),
                segment=segment,
            )
    return None
