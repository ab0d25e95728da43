"""What flows from step to step: a value that a call needs is told by an answer before it, else an input."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..derive.labels import split_arguments
from ..naming import camel, snake
from .endpoints import Endpoint, Need
from .offers import Offer, linked_from, names_one, offers_of, says_what
from .schemas import are_alike, followed, mapping, required_of
from .ways import Passed

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass
class Outputs:
    """What a step tells: name → runtime expression. `firsts` are read from the first item of a list.

    Steps of one id in several workflows tell the same: they share it, as readers look steps up by their id.
    """

    expressions: dict[str, str] = field(default_factory=dict)
    firsts: list[str] = field(default_factory=list)

    def declare(self, wanted: str, expression: str, *, is_first: bool = False) -> str:
        """The name of the output with that expression; a new one where there is none."""
        name = next((name for name, known in self.expressions.items() if known == expression), "")
        if not name:
            name = _free(as_name(wanted), set(self.expressions))
            self.expressions[name] = expression
        if is_first and name not in self.firsts:
            self.firsts.append(name)
        return name


@dataclass
class Step:
    """A call of an operation on its way. `values`: place and name of a need → runtime expression.

    `failing` is the status that is asked for where the way goes on from a failure, "" everywhere else.
    """

    id: str
    passed: Passed
    endpoint: Endpoint
    failing: str = ""
    outputs: Outputs = field(default_factory=Outputs)
    values: dict[tuple[str, str], str] = field(default_factory=dict)

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        return offers_of(self.endpoint)

    def telling(self, wanted: str, expression: str, *, is_first: bool = False) -> str:
        """The expression with which steps behind this one read what is in its answer."""
        return f"$steps.{self.id}.outputs.{self.outputs.declare(wanted, expression, is_first=is_first)}"


@dataclass(frozen=True)
class Input:
    """A value that a workflow is given from outside, and what it is for."""

    name: str
    step: Step
    need: Need


def as_name(text: str) -> str:
    """A name for an output, an input or a step: letters, digits, hyphens and underscores."""
    if text and not _NOT_IN_A_NAME.search(text):
        return text
    return _NOT_IN_A_NAME.sub("_", text if text.isascii() else snake(text)).strip("_") or "value"


def connect(steps: Iterable[Step]) -> list[Input]:
    """Give each step its values, in order; what no answer before it tells is left to the inputs.

    An optional value is given where the diagram names it among the arguments of the call, or, where the
    diagram names none, when an answer before tells it.
    """
    asked: list[tuple[Step, Need]] = []
    done, known_names = _Done(), defaultdict[str, list[tuple[Step, Need]]](list)
    for step in steps:
        if not step.failing:
            _declare_answer(step)
        for need in _wanted(step):
            known = any(_is_same((step, need), other) for other in known_names[need.name])
            told = _told(need, step, done, from_lists=not known)
            if told:
                step.values[need.key] = told
            elif need.required or _is_drawn(need, step):
                asked.append((step, need))
                known_names[need.name].append((step, need))
        done.add(step)
    return list(_as_inputs(asked))


def _declare_answer(step: Step) -> None:
    """All that is always at the top of an answer is an output; of another answer than JSON, the answer."""
    always = required_of(step.endpoint.document, step.endpoint.answer_schema)
    for offer in step.offers:
        if offer.output in always:
            step.outputs.declare(offer.output, offer.expression)
    if step.endpoint.has_other_answer:
        step.outputs.declare("answer", "$response.body")
    if not step.outputs.expressions and "Location" in step.endpoint.answer_headers:
        step.outputs.declare("location", "$response.header.Location")


def _wanted(step: Step) -> Iterator[Need]:
    """All that is required, and the optional that may be given. A body that nothing asks for stays away."""
    endpoint, drawn = step.endpoint, _drawn(step)
    whole_body_asked = endpoint.is_body_required or any(
        one.where == "body" and (one.required or snake(one.name) in drawn) for one in endpoint.needs
    )
    for need in endpoint.needs:
        if need.where == "body" and not whole_body_asked:
            continue
        if need.required or not drawn or snake(need.name) in drawn:
            yield need


def _drawn(step: Step) -> frozenset[str]:
    """The arguments that the diagram gives the call, by name in snake_case."""
    arguments = split_arguments(step.passed.call.label)[1]
    return frozenset(snake(one.split(":")[0].split("=")[0]) for one in arguments)


def _is_drawn(need: Need, step: Step) -> bool:
    return bool(need.name) and snake(need.name) in _drawn(step)


@dataclass
class _Done:
    """The steps before one, found by what they may tell."""

    steps: list[Step] = field(default_factory=list)
    by_name: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_link: defaultdict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    by_path: defaultdict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, step: Step) -> None:
        at = len(self.steps)
        self.steps.append(step)
        if step.failing:
            return
        for name in dict.fromkeys(offer.name for offer in step.offers):
            self.by_name[name].append(at)
        for name in dict.fromkeys(linked_from(step.endpoint)):
            self.by_link[step.endpoint.source, name].append(at)
        self.by_path[step.endpoint.source, step.endpoint.path].append(at)

    def that_may_tell(self, need: Need, step: Step) -> Iterator[Step]:
        """The nearest first."""
        endpoint = step.endpoint
        places = {
            *self.by_name.get(snake(need.name), ()),
            *self.by_link.get((endpoint.source, endpoint.built["operationId"]), ()),
            *(self.by_path.get((endpoint.source, endpoint.path), ()) if need.name == "If-Match" else ()),
        }
        yield from (self.steps[at] for at in sorted(places, reverse=True))


def _told(need: Need, step: Step, done: _Done, *, from_lists: bool) -> str:
    """The expression that reads a need from the nearest step before that tells it, "" where none does.

    `from_lists` is False where the same thing was given from outside before: the first of a list is a guess.
    """
    for one in done.that_may_tell(need, step) if need.name else ():
        told = (
            _by_link(need, step, one)
            or _by_name(need, step, one, from_lists=from_lists)
            or _by_version(need, step, one)
        )
        if told:
            return told
    return ""


def _by_link(need: Need, step: Step, one: Step) -> str:
    """What a link of the OpenAPI document says: this answer feeds that parameter."""
    if one.endpoint.source != step.endpoint.source:
        return ""
    for link in mapping(one.endpoint.success[1].get("links")).values():
        plain = followed(one.endpoint.document, link)
        parameters = mapping(plain.get("parameters"))
        expression = parameters.get(f"{need.where}.{need.name}", parameters.get(need.name))
        if plain.get("operationId") == step.endpoint.built["operationId"] and _is_expression(expression):
            is_first = re.search(r"/0(/|$)", str(expression)) is not None
            return one.telling(need.name, str(expression), is_first=is_first)
    return ""


def _is_expression(value: Any) -> bool:
    return isinstance(value, str) and re.match(r"\$(response|request)\.", value) is not None


def _by_name(need: Need, step: Step, one: Step, *, from_lists: bool) -> str:
    """An answer of that very name and kind. From inside of an answer only ids are read."""
    if not says_what(need.name):
        return ""
    for offer in one.offers:
        is_guess = offer.is_first and not from_lists
        if offer.name == snake(need.name) and not is_guess and _fits(offer, need, step, one):
            return one.telling(offer.output or need.name, offer.expression, is_first=offer.is_first)
    return ""


def _fits(offer: Offer, need: Need, step: Step, one: Step) -> bool:
    if not offer.output and not names_one(need.name):
        return False
    return are_alike(one.endpoint.document, offer.schema, step.endpoint.document, need.schema)


def _by_version(need: Need, step: Step, one: Step) -> str:
    """`If-Match` is the `ETag` of the same thing."""
    same = one.endpoint.source == step.endpoint.source and one.endpoint.path == step.endpoint.path
    if need.where == "header" and need.name == "If-Match" and same and "ETag" in one.endpoint.answer_headers:
        return one.telling("etag", "$response.header.ETag")
    return ""


def _as_inputs(asked: list[tuple[Step, Need]]) -> Iterator[Input]:
    """One input for what is the same thing in several steps; names that several things share are parted."""
    things: dict[str, list[tuple[Step, Need]]] = {}
    for step, need in asked:
        things.setdefault(as_name(need.name or "body"), []).append((step, need))
    taken = set(things)
    for name, askers in things.items():
        is_one = all(_is_same(askers[0], other) for other in askers[1:])
        parted: dict[str, str] = {}
        for step, need in askers:
            given = name if is_one else parted.get(step.id) or _free(_of_step(step, name), taken)
            parted[step.id] = given
            taken.add(given)
            step.values[need.key] = f"$inputs.{given}"
            yield Input(given, step, need)


def _is_same(one: tuple[Step, Need], other: tuple[Step, Need]) -> bool:
    (step, need), (other_step, other_need) = one, other
    if step is other_step:
        return True
    if not says_what(need.name or "body") and _thing_of(step, need) != _thing_of(other_step, other_need):
        return False
    return are_alike(step.endpoint.document, need.schema, other_step.endpoint.document, other_need.schema)


def _thing_of(step: Step, need: Need) -> str:
    """What an `id` in a path is the id of; elsewhere such a name means something else in each step."""
    before, found, _ = step.endpoint.path.partition(f"{{{need.name}}}")
    return f"{step.endpoint.source}{before}" if found and need.where == "path" else step.id


def _of_step(step: Step, name: str) -> str:
    if "_" in name or name == name.lower():
        return f"{snake(step.id)}_{name}"
    return camel(f"{step.id} {name}")


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    return name


def given_to(step: Step) -> list[tuple[Need, str]]:
    """The values of a step in the order of its document, whenever they were found."""
    return [(need, step.values[need.key]) for need in step.endpoint.needs if need.key in step.values]
