"""What the pieces of one service's document share while it is built."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from .. import targets
from ..derive.binding import Binding, Bound, bind_service
from ..derive.cases import Case, cases
from ..design import BASIC_TYPES, DataType, Design, Operation, Service
from ..naming import plural, snake
from ..style import Profile, in_case, in_style, profile_of, wire_names
from .phrases import Phrases, phrases_of
from .schemas import build_named_type, component_ref, object_key, same_object
from .story import Story, story_of

PARAMETER = re.compile(r"\{([^{}]*)\}")


@dataclass
class Contract:
    """A service's operations with their bindings, and the components that they have asked for so far.

    `design` and `bindings` are in the style of the design: fields have the names under which they travel.
    `written` is the design as the team wrote it. `schemas` are the components that belong to operations;
    `owners` tells their targets. `responses` are the problem answers that several operations share. `asked`
    tells in order what operations have asked for. `sentences` are the job stories in words, by key.
    """

    written: Design
    design: Design
    service: Service
    bound: Bound | None  # None where only the bindings as documents show them were given
    bindings: Mapping[str, Binding]
    story: Story
    phrases: Phrases
    profile: Profile
    schemas: dict[str, dict[str, Any]] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    responses: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    sentences: dict[str, str] = field(default_factory=dict)
    _types_alike: dict[tuple[str, ...], dict[str, str]] = field(default_factory=dict)

    @cached_property
    def base_path(self) -> str:
        """The path of the first server, without a slash at its end: all paths stand below it."""
        return address_of(self.service)[1]

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        return self.design.operations_of(self.service.key)

    @cached_property
    def types_of_shape(self) -> Mapping[tuple[str, ...], list[DataType]]:
        """The named types that have fields, by the names of these."""
        found: dict[tuple[str, ...], list[DataType]] = {}
        for named in self.design.types:
            if named.fields:
                found.setdefault(tuple(one.name for one in named.fields), []).append(named)
        return found

    @cached_property
    def path_parameters(self) -> Mapping[str, list[str]]:
        """Operation key → names of the parameters in its path, for those that have any."""
        names = {key: PARAMETER.findall(binding.path) for key, binding in self.bindings.items()}
        return {key: found for key, found in names.items() if found}

    @cached_property
    def operations_fed(self) -> Mapping[str, list[Operation]]:
        """Name of a path parameter → the operations that have it."""
        found: dict[str, list[Operation]] = {}
        for operation in self.operations:
            for name in self.path_parameters.get(operation.key, ()):
                found.setdefault(name, []).append(operation)
        return found

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """Operation key → how many operations stand before it."""
        return {one.key: at for at, one in enumerate(self.operations)}

    @cached_property
    def problem_name(self) -> str:
        """`Problem`, unless the team has a type of that name."""
        return "Problem" if self.design.type("Problem") is None else "ProblemDetails"

    def items_property(self, item_type: str) -> str:
        """Where an answer holds its list: as the house style says, or named after what is listed."""
        named = self.profile.items_property
        if named or item_type in BASIC_TYPES:
            return named or "items"
        return in_case(snake(plural(item_type)), self.profile.names)

    def cases_of(self, operation: Operation) -> tuple[Case, ...]:
        return cases(self.design, operation, self.bindings[operation.key])

    def type_like(self, schema: Mapping[str, Any]) -> str:
        """The first of the team's types that is the same object as the schema; "" when none is."""
        shape = tuple(schema["properties"])
        if shape not in self._types_alike:
            built = [
                (build_named_type(one, self.story, self.phrases), one.name)
                for one in reversed(self.types_of_shape.get(shape, ()))
            ]
            self._types_alike[shape] = {object_key(one): name for one, name in built}
        found = self._types_alike[shape]
        return found.get(object_key(schema), "") if found else ""

    def component(self, name: str, schema: dict[str, Any], owner: str) -> dict[str, Any]:
        """A reference to a component of that shape: one that is there already, or a new one of that name."""
        asked_for = name
        if name not in self.schemas or not same_object(self.schemas[name], schema):
            while name in self.schemas or self.story.types.get(name) is not None or name == self.problem_name:
                name += "Body"
            self.schemas[name] = schema
            self.owners[name] = owner
        self.asked.append(AskedComponent(asked_for, schema, owner, name))
        return component_ref(name)


class AskedComponent(NamedTuple):
    """An operation asked for a component of that name and shape, and got the one that is called `given`."""

    name: str
    schema: dict[str, Any]
    owner: str
    given: str


class AskedProblem(NamedTuple):
    """An operation asked for the problem answer of a status that operations share."""

    status: str


Asked = AskedComponent | AskedProblem


def contract_of(
    design: Design,
    service_key: str,
    bindings: Mapping[str, Binding] | None = None,
    *,
    bound: Bound | None = None,
) -> Contract:
    """The contract of a service. Raises KeyError when the design has no service of that key.

    Its bindings are for whoever has them already: `bindings` as documents show them, or `bound` as the design
    names the inputs.
    """
    service = design.service(service_key)
    if service is None:
        raise KeyError(service_key)
    shown = in_style(design)
    if bindings is None:
        bound = bound or bind_service(design, service_key)
        bindings = _as_shown(design, service_key, bound.bindings)
    return Contract(
        written=design,
        design=shown,
        service=service,
        bound=bound,
        bindings=bindings,
        story=story_of(shown),
        phrases=phrases_of(design.language),
        profile=profile_of(design.style),
    )


def _as_shown(design: Design, service_key: str, found: Mapping[str, Binding]) -> Mapping[str, Binding]:
    """The bindings with their places by the names under which the inputs travel."""
    names = profile_of(design.style).names
    if names == "typed":
        return found
    shown = {one.key: wire_names(one.inputs, names) for one in design.operations_of(service_key)}
    return {
        key: replace(one, places={shown[key][name]: place for name, place in one.places.items()})
        for key, one in found.items()
    }


def address_of(service: Service) -> tuple[str, str]:
    """Scheme with host, and path, of the first server; "" for what it does not tell."""
    try:
        given = urlsplit(service.servers[0].url) if service.servers else urlsplit("")
    except ValueError:
        return "", ""
    origin = f"{given.scheme}://{given.netloc}" if given.scheme and given.netloc else ""
    path = given.path.rstrip("/")
    return ("" if "{" in origin else origin), (path if path.startswith("/") and "{" not in path else "")


def owner_of(operation: Operation, part: str) -> str:
    """The target of the inputs or the response of an operation."""
    return targets.of(operation, part)
