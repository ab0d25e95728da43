"""The house styles that there are, one entry each, and what a team has settled otherwise.

A new one is an entry in `_ALL` and its words in `web/designs/style_words.py`; nothing else knows their names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, get_args

from ..design import NameCase, Style, Transitions
from .wire_names import WireCase, in_case


@dataclass(frozen=True)
class Profile:
    """What the engine reads.

    `names`: the case of fields, query and path parameters; typed leaves each as the team typed it, which is
    snake_case unless they say otherwise. `transitions`, `searches`: how a change of state,
    and a question too large for a query string, get a path (see `Style.transitions`).
    `limit_parameter` and its like are written in snake_case and follow `names`. `items_property`: where a
    list stands in its object; "" names it after what it holds (`bikes`).
    `idempotency_keys`: POST takes an `Idempotency-Key` header (an Internet-Draft of the IETF).
    `entity_tags`: what can be changed returns `ETag` and takes `If-Match`.
    `adds`: whether a document has what a good interface has beyond what the team writes: pages of lists,
    problem answers, links, tags, formats of numbers, descriptions and examples. Without it an interface that
    is out already says what it says, and no more.
    """

    name: str
    names: WireCase = "typed"
    transitions: Transitions = "noun"
    searches: Transitions = "noun"
    limit_parameter: str = "limit"
    cursor_parameter: str = "cursor"
    items_property: str = "items"
    next_cursor_property: str = "next_cursor"
    default_limit: int = 20
    greatest_limit: int = 100
    idempotency_keys: bool = False
    entity_tags: bool = False
    adds: bool = True


_ALL = (
    Profile("rest"),
    # Google's API Improvement Proposals: 140 (names), 132 and 158 (lists, pages), 136 (custom methods).
    Profile(
        "google",
        names="camel",
        transitions="colon",
        searches="colon",
        limit_parameter="page_size",
        cursor_parameter="page_token",
        items_property="",
        next_cursor_property="next_page_token",
    ),
    # What an import begins with: the interface as others know it.
    Profile("plain", adds=False),
)
PROFILES: Mapping[str, Profile] = {one.name: one for one in _ALL}


@lru_cache(maxsize=128)
def profile_of(style: Style) -> Profile:
    """The house style with the team's own settings over it, its own words in the case that is wanted.

    Raises KeyError for a profile there is none of.
    """
    profile = PROFILES[style.profile]
    names = style.names or profile.names
    return replace(
        profile,
        names=names,
        transitions=style.transitions or profile.transitions,
        idempotency_keys=_first(style.idempotency_keys, profile.idempotency_keys),
        entity_tags=_first(style.entity_tags, profile.entity_tags),
        limit_parameter=in_case(profile.limit_parameter, names),
        cursor_parameter=in_case(profile.cursor_parameter, names),
        next_cursor_property=in_case(profile.next_cursor_property, names),
    )


def settled(style: Style) -> dict[str, Any]:
    """What the team has settled, by name: nothing where all is as in a new design. `Style(**…)` reads it."""
    default = Style()
    return {name: value for name, value in vars(style).items() if value != getattr(default, name)}


def told(style: Style) -> Any:
    """The style as a document tells it (`x-seed-style`): None where all is as in a new design, the name of
    the house style where that is all, else what was settled. `style_told` reads it."""
    given = settled(style)
    return given.get("profile") if given.keys() <= {"profile"} else given


def style_told(value: Any) -> Style | None:
    """The style that a document tells; None where it tells none that there is."""
    given = {"profile": value} if isinstance(value, str) else value
    if not isinstance(given, Mapping):
        return None
    if not given or not all(_is_allowed(name, one) for name, one in given.items()):
        return None
    return Style(**given)


def _is_allowed(name: Any, value: Any) -> bool:
    return any(value == one and type(value) is type(one) for one in _ALLOWED.get(name, ()))


_ALLOWED: Mapping[str, tuple[Any, ...]] = {
    "profile": tuple(PROFILES),
    "names": get_args(NameCase),
    "transitions": get_args(Transitions),
    "idempotency_keys": (True, False),
    "entity_tags": (True, False),
}


def _first(by_team: bool | None, by_profile: bool) -> bool:
    return by_profile if by_team is None else by_team
