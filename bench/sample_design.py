"""A realistic design of any size: many resources in four services, with people, stories and diagrams."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from uuid import UUID

from seedapp.core.design import (
    Actor,
    DataType,
    Design,
    Evidence,
    Failure,
    Field,
    Interaction,
    JobStory,
    License,
    MessageRef,
    Operation,
    Response,
    Security,
    Server,
    Service,
)
from seedapp.core.naming import camel, pascal, plural, snake

_TRADES = """
bike station parking museum library clinic school harbour airport theatre garden market kitchen factory
warehouse hotel railway energy water forest insurance pension travel music sports repair laundry pharmacy
postal customs court tax election charity farm bakery brewery printing rental cinema
"""
_THINGS = """
booking order invoice ticket permit claim report visit inspection delivery contract quote payment voucher
appointment session course sensor device vehicle driver member licence account refund complaint survey
message schedule route shift batch
"""
_NOUNS = tuple(
    f"{trade} {thing}"
    for shift in range(len(_THINGS.split()))
    for trade, thing in zip(_TRADES.split(), cycle((_THINGS.split() * 3)[shift:]), strict=False)
)
_SERVICES = ("front-desk", "registry", "planning", "accounts")
_TYPES = (
    "string", "integer", "date", "uuid", "Money", "boolean", "date-time", "string[]", "email", "Address",
)  # fmt: skip
_DETAILS = (
    "reference_code", "seat_count", "start_date", "owner_id", "total_price", "is_urgent", "checked_at",
    "labels", "contact_email", "place", "floor_number", "valid_until", "supplier_id", "deposit", "is_paid",
    "closed_at", "remarks", "notice_email", "pickup_place", "capacity",
)  # fmt: skip
_EXAMPLES = {
    "string": "A-1042", "integer": 4, "date": "2026-12-01", "boolean": True, "email": "kim@mail.test",
    "date-time": "2026-12-01T09:30:00Z", "string[]": ["quiet", "near the lift"],
}  # fmt: skip
_VERBS = ("find", "get", "create", "change", "cancel", "delete")
_REASONS = ("a guest calls and is in a hurry", "the plan of the day changes", "a colleague falls ill",
            "a customer stands at the desk", "the month comes to its end")  # fmt: skip


@dataclass(frozen=True)
class _Resource:
    number: int

    @property
    def noun(self) -> str:
        return _NOUNS[self.number % len(_NOUNS)]

    @property
    def type_name(self) -> str:
        return pascal(self.noun)

    @property
    def id_name(self) -> str:
        return f"{snake(self.noun)}_id"

    @property
    def service(self) -> str:
        return _SERVICES[self.number % len(_SERVICES)]

    @property
    def details(self) -> tuple[Field, ...]:
        """Four to nine fields, another choice for each resource."""
        chosen = (self.number * 7 + at * 3 for at in range(4 + self.number % 6))
        names = dict.fromkeys(_DETAILS[one % len(_DETAILS)] for one in chosen)
        return tuple(self._field(name, at) for at, name in enumerate(names))

    @property
    def is_told_in_words(self) -> bool:
        return self.number % 2 == 0

    def _field(self, name: str, at: int) -> Field:
        kind = _TYPES[_DETAILS.index(name) % len(_TYPES)]
        described = f"The {name.replace('_', ' ')} of the {self.noun}." if self.is_told_in_words else ""
        return Field(name, kind, at % 3 != 2, described, _EXAMPLES.get(kind))


def sample_design(operation_count: int) -> Design:
    """The same design for the same number, with that many operations."""
    resources = [_Resource(number) for number in range(-(-operation_count // len(_VERBS)))]
    operations = tuple(islice(_operations(resources), operation_count))
    return Design(
        title="City services",
        summary="What a city does for those who live in it.",
        license=License("Apache-2.0", "Apache-2.0"),
        services=tuple(_service(key, at) for at, key in enumerate(_SERVICES)),
        actors=(
            Actor("resident", "Resident", description="Lives in the city.", needs=("to be done by noon",)),
            Actor("clerk", "Clerk", description="Helps at the desk.", pains=("asks the same thing twice",)),
            Actor("city-app", "City app", kind="app", behaviours=("retries after a lost connection",)),
        ),
        jobs=tuple(job for one in resources for job in _stories(one)),
        interactions=tuple(_interaction(one) for one in resources),
        types=(*_SHARED, *(named for one in resources for named in _types(one))),
        operations=operations,
    )


_SHARED = (
    DataType(
        "Money",
        "An amount in a currency.",
        fields=(Field("amount", "string", example="12.50"), Field("currency", "string", example="EUR")),
    ),
    DataType(
        "Address",
        "Where something is.",
        fields=(Field("street", example="Canal 7"), Field("city", example="Utrecht"), Field("country")),
    ),
)


def _service(key: str, at: int) -> Service:
    name = key.replace("-", " ").capitalize()
    return Service(
        key,
        name,
        layer="api" if at == 0 else "microservice",
        description=f"What the {name.lower()} knows and does.",
        servers=(Server(f"https://{key}.city.test", "Production"),),
        security=Security("bearer"),
    )


def _types(one: _Resource) -> Iterator[DataType]:
    status = f"{one.type_name}Status"
    yield DataType(
        one.type_name,
        f"A {one.noun} as the {one.service} service knows it.",
        fields=(Field(one.id_name, "uuid"), Field("status", status), *one.details),
    )
    yield DataType(status, f"How far a {one.noun} is.", values=("requested", "confirmed", "cancelled"))


def _stories(one: _Resource) -> Iterator[JobStory]:
    reason = _REASONS[one.number % len(_REASONS)]
    yield JobStory(
        f"J{one.number + 1}",
        "customer",
        ("resident", "clerk")[one.number % 2],
        when=reason,
        want=f"see and settle the {one.noun} in one go",
        so="I can go on with my day",
        evidence=Evidence("interview", "Told by six of nine people at the desk."),
    )
    yield JobStory(
        f"T{one.number + 1}",
        "technical",
        "city-app",
        provider=one.service,
        refines=(f"J{one.number + 1}",),
        when=f"somebody asks for a {one.noun}",
        want=f"keep the {plural(one.noun)} of the city",
        so="each desk sees the same",
    )


def _interaction(one: _Resource) -> Interaction:
    many = pascal(plural(one.noun))
    return Interaction(
        _interaction_key(one),
        f"Settle a {one.noun}",
        jobs=(f"J{one.number + 1}", f"T{one.number + 1}"),
        plantuml="\n".join([
            "@startuml",
            'actor "Resident" as resident',
            'participant "City app" as app',
            f'participant "{one.service.replace("-", " ").capitalize()}" as service',
            f"resident -> app ++: look for a {one.noun}",
            f"app -> service ++: find{many}(status, start_date)",
            f"return []{one.noun}",
            "return list",
            f"resident -> app ++: choose the {one.noun}",
            f"app -> service ++: get{one.type_name}({one.id_name})",
            f"return {one.noun}",
            f"alt the {one.noun} is open",
            f"  app -> service ++: change{one.type_name}({one.id_name}, remarks)",
            f"  return {one.noun}",
            "else it is closed",
            f"  app -> service: cancel{one.type_name}({one.id_name}, reason)",
            "end",
            "return done",
            "@enduml",
            "",
        ]),
        participants={"service": one.service},
    )  # fmt: skip


def _operations(resources: list[_Resource]) -> Iterator[Operation]:
    for one in resources:
        for at, verb in enumerate(_VERBS):
            yield _operation(one, verb, one.number * len(_VERBS) + at)


def _operation(one: _Resource, verb: str, number: int) -> Operation:
    identified = Field(one.id_name, "uuid", description=f"Which {one.noun} is meant.")
    missing = Failure(f"there is no such {one.noun}")
    closed = Failure(f"the {one.noun} is already cancelled")
    inputs, response, failures, outcome = {
        "find": (_filters(one), Response(type=f"{one.type_name}[]"), (), ""),
        "get": ((identified,), Response(type=one.type_name), (missing,), ""),
        "create": (
            one.details,
            Response((Field(one.id_name, "uuid"), Field("status", f"{one.type_name}Status"))),
            (Failure(f"another {one.noun} has the same reference code"),),
            f"There is a new {one.noun}, and the others know of it.",
        ),
        "change": (
            (identified, *one.details[:3]),
            Response(type=one.type_name),
            (missing, closed),
            f"The {one.noun} is as it was sent.",
        ),
        "cancel": (
            (identified, Field("reason", "text", description="Why, in words.", example="It rains.")),
            Response((Field("cancelled_at", "date-time"), Field("refund", "Money", required=False))),
            (missing, closed, Failure("the notice is too short")),
            f"The {one.noun} is cancelled, and what was paid is given back.",
        ),
        "delete": ((identified,), Response(), (missing,), f"The {one.noun} is gone."),
    }[verb]
    name = plural(one.noun) if verb == "find" else f"a {one.noun}"
    call = {"find": 2, "get": 4, "change": 5, "cancel": 6}.get(verb)
    return Operation(
        key=camel(f"{verb} {plural(one.noun) if verb == 'find' else one.noun}"),
        service=one.service,
        kind="query" if verb in ("find", "get") else "action",
        name=f"{verb.capitalize()} {name}",
        uid=str(UUID(int=0x5EED0000_0000_4000_8000_000000000000 + number)),
        description=f"{verb.capitalize()}s {name} of the city." if one.is_told_in_words else "",
        jobs=(f"J{one.number + 1}", f"T{one.number + 1}"),
        messages=(MessageRef(_interaction_key(one), call),) if call else (),
        inputs=inputs,
        outcome=outcome,
        response=response,
        failures=failures,
    )


def _filters(one: _Resource) -> tuple[Field, ...]:
    return (
        Field("status", f"{one.type_name}Status", required=False, description="Only those in this state."),
        Field("start_date", "date", required=False, example="2026-12-01"),
    )


def _interaction_key(one: _Resource) -> str:
    return f"settle-{one.noun.replace(' ', '-')}-{one.number + 1}"
