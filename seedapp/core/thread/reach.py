"""How far a change reaches: from one thing to all that is made out of it, each with the tie to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .. import targets
from ..arazzo.flow import as_name
from ..design import Actor, DataType, Design, Interaction, JobStory, MessageRef, Operation, Service
from ..openapi.contract import Contract, contract_of
from ..openapi.links import build_links
from ..openapi.references import pointer_of
from ..sequence import Call, parse
from ..wording import N_, say
from .strand import Thing
from .ties import drawn_for, refining
from .touched import Touched, diagram_title, held, message, operation_tied, story, used_in
from .uses import Uses

Ties = Mapping[str, list[Operation]]


@dataclass(frozen=True)
class Reach:
    """The walks through one design; what they have in common is worked out once."""

    design: Design
    uses: Uses

    def of(self, thing: Thing) -> Iterator[Touched]:
        """All that is made out of a thing; what is reached on several ways comes several times."""
        match thing:
            case Actor():
                yield from self._of_actor(thing)
            case JobStory():
                yield from self._of_story(thing)
            case Interaction():
                yield from self._of_diagram(thing, None)
            case MessageRef():
                drawn = self.design.interaction(thing.interaction)
                yield from self._of_diagram(drawn, thing.number) if drawn else ()
            case DataType():
                yield from self._of_type(thing)
            case Operation():
                yield from self._of_operation(thing)
            case Service():
                yield from self._of_service(thing)

    def _of_actor(self, actor: Actor) -> Iterator[Touched]:
        named = actor.name or actor.key
        for job in self.design.jobs:
            if job.actor == actor.key:
                template = (
                    N_("%(name)s tells it.") if job.level == "customer" else N_("%(name)s is its consumer.")
                )
                yield story(job, say(template, name=named), targets.of(actor))
                yield from self._of_story(job)

    def _of_service(self, service: Service) -> Iterator[Touched]:
        named = service.name or service.key
        for job in self.design.jobs:
            if job.provider == service.key:
                why = say(N_("It needs %(service)s."), service=named)
                yield story(job, why, targets.of(service))
        for operation in self.design.operations_of(service.key):
            why = say(N_("%(service)s offers it."), service=named)
            yield operation_tied(operation, why, targets.of(service))
            yield from self._of_operation(operation)

    def _of_story(self, job: JobStory) -> Iterator[Touched]:
        diagrams = {one.key: one for one in self._drawn_for.get(job.key, ())}
        for drawn in diagrams.values():
            why = say(N_("It is drawn for %(job)s."), job=job.key)
            yield Touched("diagram", targets.of(drawn), diagram_title(drawn), why, targets.of(job))
        for operation in self._serving.get(job.key, ()):
            yield from self._messages(operation, diagrams)
            yield operation_tied(operation, say(N_("It serves %(job)s."), job=job.key), targets.of(job))
            yield from self._of_operation(operation)
        for operation in self._unasked if diagrams else ():
            shown = [diagrams[ref.interaction] for ref in operation.messages if ref.interaction in diagrams]
            if shown:
                yield from self._messages(operation, diagrams)
                why = say(N_("It comes from “%(title)s”."), title=diagram_title(shown[0]))
                yield operation_tied(operation, why, targets.of(shown[0]))
                yield from self._of_operation(operation)
        for one in self._refining.get(job.key, ()) if job.level == "customer" else ():
            yield story(one, say(N_("It refines %(job)s."), job=job.key), targets.of(job))
            yield from self._of_story(one)

    def _messages(self, operation: Operation, diagrams: Mapping[str, Interaction]) -> Iterator[Touched]:
        """The calls that an operation answers in some diagrams."""
        for ref in operation.messages:
            drawn = diagrams.get(ref.interaction)
            call = self._calls(drawn).get(ref.number) if drawn is not None else None
            if drawn is not None and call is not None:
                yield message(drawn, call)

    def _of_diagram(self, drawn: Interaction, number: int | None) -> Iterator[Touched]:
        """The calls that belong to operations, or one of them."""
        calls = self._calls(drawn)
        for operation in self.design.operations:
            for ref in operation.messages:
                if ref.interaction != drawn.key or number not in (None, ref.number):
                    continue
                target = targets.of_call(drawn, ref.number)
                if number is None and ref.number in calls:
                    yield message(drawn, calls[ref.number])
                why = say(
                    N_("It answers message %(number)s of “%(title)s”."),
                    number=ref.number,
                    title=diagram_title(drawn),
                )
                yield operation_tied(operation, why, target)
                yield from self._of_operation(operation)

    def _of_type(self, named: DataType) -> Iterator[Touched]:
        """The types that hold it, nearest first, and the operations that use it or any of those."""
        reached = [named.name]
        for step in self.uses.reached_from(named.name):
            why = held(step.of, step.fields)
            yield Touched("type", f"type:{step.name}", step.name, why, f"type:{step.of}")
            reached.append(step.name)
        for name in reached:
            for used in self.uses.operations.get(name, ()):
                operation = self.design.operations[used.place]
                yield operation_tied(operation, used_in(name, used), f"type:{name}")
                yield from self._around(operation)
        yield from self._schemas(reached)

    def _of_operation(self, operation: Operation) -> Iterator[Touched]:
        """The types that it is made of, and what is made out of it."""
        yield from self._types_of(operation)
        yield from self._around(operation)

    def _types_of(self, operation: Operation) -> Iterator[Touched]:
        named, place = operation.name or operation.key, targets.of(operation)
        taken, answered = self.uses.named_by(operation)
        for name in taken:
            yield Touched("type", f"type:{name}", name, say(N_("“%(name)s” takes it."), name=named), place)
        for name in answered:
            yield Touched("type", f"type:{name}", name, say(N_("“%(name)s” answers it."), name=named), place)
        for holder, name in self.uses.held_by([*taken, *answered]):
            why = say(N_("%(type)s holds it."), type=holder)
            yield Touched("type", f"type:{name}", name, why, f"type:{holder}")

    def _around(self, operation: Operation) -> Iterator[Touched]:
        """Its endpoint, the operations that links tie to it, and the workflows that it is a step of."""
        place, named = targets.of(operation), operation.name or operation.key
        contract = self._contract(operation.service)
        if contract is not None and operation.key in contract.bindings:
            binding = contract.bindings[operation.key]
            yield Touched(
                "endpoint",
                targets.of(operation, "http"),
                f"{binding.method} {binding.path}",
                say(
                    N_("“%(name)s” stands there in the document of %(service)s."),
                    name=named,
                    service=contract.service.name,
                ),
                place,
                operation.service,
                pointer_of("paths", binding.path, binding.method.lower()),
            )
        yield from self._linked(operation)
        for key in dict.fromkeys(ref.interaction for ref in operation.messages):
            drawn = self._interactions.get(key)
            if drawn is not None:
                why = say(N_("“%(name)s” is a step of it."), name=named)
                yield Touched("workflow", targets.of(drawn), as_name(drawn.key), why, place)

    def _linked(self, operation: Operation) -> Iterator[Touched]:
        named = operation.name or operation.key
        feeding, fed = self._links(operation.service)
        for other in feeding.get(operation.key, ()):
            why = say(N_("Its answer feeds the path of “%(name)s”."), name=named)
            yield operation_tied(other, why, targets.of(operation), "linked")
        for other in fed.get(operation.key, ()):
            why = say(N_("The answer of “%(name)s” feeds its path."), name=named)
            yield operation_tied(other, why, targets.of(operation), "linked")

    def _schemas(self, names: Iterable[str]) -> Iterator[Touched]:
        """Where types stand in documents: in that of each service that uses them."""
        for name in names:
            using = (self.design.operations[place] for place in self.uses.places_of(name))
            for key in dict.fromkeys(one.service for one in using if self._is_written(one)):
                service = self.design.service(key)
                if service is not None:
                    why = say(N_("An operation of %(service)s uses it."), service=service.name)
                    pointer = pointer_of("components", "schemas", name)
                    yield Touched("schema", f"type:{name}", name, why, f"service:{key}", key, pointer)

    def _is_written(self, operation: Operation) -> bool:
        """Whether the document holds it: of two with one method and path only the first one stands there."""
        contract = self._contract(operation.service)
        if contract is None:
            return False
        if operation.service not in self._written:
            first: dict[tuple[str, str], str] = {}
            for key, one in contract.bindings.items():
                first.setdefault((one.method, one.path), key)
            self._written[operation.service] = frozenset(first.values())
        return operation.key in self._written[operation.service]

    def _contract(self, service: str) -> Contract | None:
        if service not in self._contracts:
            known = self.design.service(service) is not None
            self._contracts[service] = contract_of(self.design, service) if known else None
        return self._contracts[service]

    @cached_property
    def _written(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _contracts(self) -> dict[str, Contract | None]:
        """Contracts by service, of those that were asked for."""
        return {}

    def _links(self, service: str) -> tuple[Ties, Ties]:
        """Operation's key → the operations whose answers feed it, and those that its answer feeds."""
        if service not in self._linking:
            feeding: defaultdict[str, list[Operation]] = defaultdict(list)
            fed: defaultdict[str, list[Operation]] = defaultdict(list)
            contract = self._contract(service)
            operations = {one.key: one for one in reversed(self.design.operations_of(service))}
            for one in contract.operations if contract is not None else ():
                for key in build_links(contract, one) if contract is not None else ():
                    feeding[key].append(operations[one.key])
                    fed[one.key].append(operations[key])
            self._linking[service] = feeding, fed
        return self._linking[service]

    @cached_property
    def _linking(self) -> dict[str, tuple[Ties, Ties]]:
        """Links by service, of those that were asked for."""
        return {}

    def _calls(self, drawn: Interaction) -> dict[int, Call]:
        if drawn.key not in self._drawn:
            self._drawn[drawn.key] = {call.number: call for call in parse(drawn.plantuml).calls}
        return self._drawn[drawn.key]

    @cached_property
    def _drawn(self) -> dict[str, dict[int, Call]]:
        """Calls by interaction, of those that were asked for."""
        return {}

    @cached_property
    def _unasked(self) -> list[Operation]:
        """The operations that name no story that there is: they have those of their diagrams."""
        known = {job.key for job in self.design.jobs}
        return [one for one in self.design.operations if known.isdisjoint(one.jobs)]

    @cached_property
    def _interactions(self) -> dict[str, Interaction]:
        return {one.key: one for one in reversed(self.design.interactions)}

    @cached_property
    def _refining(self) -> dict[str, list[JobStory]]:
        return refining(self.design)

    @cached_property
    def _drawn_for(self) -> dict[str, list[Interaction]]:
        return drawn_for(self.design)

    @cached_property
    def _serving(self) -> dict[str, list[Operation]]:
        found: defaultdict[str, list[Operation]] = defaultdict(list)
        for one in self.design.operations:
            for key in dict.fromkeys(one.jobs):
                found[key].append(one)
        return found
