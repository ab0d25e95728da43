"""Step 5: paths that a person has written, as strict linters and clients want them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ..derive.binding import Binding
from ..design import Operation
from ..naming import is_kebab, kebab
from ..wording import N_
from .addresses import about_binding
from .design_reading import DesignReading
from .findings import Found
from .operations import called
from .rule import rule

_VERSION = re.compile(r"v\d{1,3}", re.IGNORECASE)


@rule(
    "REST-17", "warning", 5,
    title=N_("Two paths that one request fits"),
    why=N_("Which operation answers then depends on the server, and on the order in which it looks."),
    before="GET /bikes/{bike_id}/docks and GET /bikes/free/{place}",
    after="GET /bikes/{bike_id}/docks and GET /free-bikes/{place}",
)  # fmt: skip
def ambiguous_paths(seen: DesignReading) -> Iterator[Found]:
    for bound in _by_service_and_length(seen):
        for at, (one, binding) in enumerate(bound):
            for other, earlier in bound[:at]:
                likeness = _likeness(binding.path.split("/"), earlier.path.split("/"))
                if likeness:
                    template = (
                        N_("%(path)s and %(other_path)s of “%(other)s” fit the same request. Rename one.")
                        if likeness == "ambiguous"
                        else N_("%(path)s and %(other_path)s of “%(other)s” differ in a parameter only. "
                                "Rename one, unless the fixed words can never be such a value.")
                    )  # fmt: skip
                    found = about_binding(
                        one, binding, "http/path", template, other_path=earlier.path, other=called(other)
                    )
                    yield Found(
                        found.target,
                        found.sentence,
                        None if likeness == "ambiguous" else "hint",
                        "http/path",
                    )
                    break


@rule(
    "REST-18", "warning", 5,
    title=N_("A path in the wrong form"),
    why=N_("Small words with hyphens need no guessing. Version and “api” belong into the server's address."),
    before="/api/v1/RentalItems/",
    after="/rental-items",
)  # fmt: skip
def path_in_wrong_form(seen: DesignReading) -> Iterator[Found]:
    for one, binding in seen.bound:
        better = proper_path(one.http.path)
        if one.http.path and better != one.http.path:
            yield about_binding(one, binding, "http/path", N_("Write %(path)s as %(better)s."), better=better)


def proper_path(path: str) -> str:
    """The path in small words with hyphens, without version, “api”, query and slash at its end."""
    segments = [one for one in path.partition("?")[0].split("/") if one]
    while segments and (segments[0].casefold() == "api" or _VERSION.fullmatch(segments[0])):
        segments = segments[1:]
    return "/" + "/".join(map(_proper_segment, segments))


def _proper_segment(segment: str) -> str:
    if "{" in segment:
        return segment
    name, colon, verb = segment.partition(":")
    return (name if is_kebab(name) else kebab(name) or name) + colon + verb


def _by_service_and_length(seen: DesignReading) -> Iterator[list[tuple[Operation, Binding]]]:
    """One operation of each path, apart by service and by how many segments the path has."""
    found: dict[tuple[str, int], dict[str, tuple[Operation, Binding]]] = defaultdict(dict)
    for one, binding in seen.bound:
        if "{" in binding.path or any("{" in path for path in found[one.service, binding.path.count("/")]):
            found[one.service, binding.path.count("/")].setdefault(binding.path, (one, binding))
    for paths in found.values():
        yield list(paths.values())


def _likeness(one: list[str], other: list[str]) -> str:
    """“ambiguous” where neither path is the more special one, “special” where one is; "" for others."""
    special = set()
    for here, there in zip(one, other, strict=True):
        is_here, is_there = here.startswith("{"), there.startswith("{")
        if not is_here and not is_there and here != there:
            return ""
        if is_here != is_there:
            special.add(is_here)
    return {0: "", 1: "special", 2: "ambiguous"}[len(special)]
