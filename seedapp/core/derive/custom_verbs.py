"""Paths that end in a verb, for house styles that want them: /rentals/{rental_id}:cancel or …/cancel."""

from __future__ import annotations

import re

from ..design import Transitions
from ..naming import camel, kebab
from ..style import Profile

_VERB = re.compile(r":[A-Za-z][A-Za-z0-9-]*\Z")


def with_verb(path: str, verb: str, form: Transitions, profile: Profile) -> str:
    """The path with a verb at its end. Behind a colon it is in the case of names (AIP-136: camelCase)."""
    if form == "segment":
        return f"{path}/{kebab(verb)}"
    return f"{path}:{camel(verb) if profile.names == 'camel' else kebab(verb)}"


def without_verb(path: str) -> str:
    """The path without a verb behind a colon."""
    return _VERB.sub("", path)


def verb_behind_colon(path: str) -> str:
    """`cancel` of /rentals/{rental_id}:cancel, else ""."""
    found = _VERB.search(path)
    return found[0][1:] if found else ""
