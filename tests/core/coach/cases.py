"""Designs that a rule speaks up about, and designs that it keeps quiet about, to build cases of."""

from dataclasses import dataclass, replace

from seedapp.core.coach import Surroundings
from seedapp.core.design import (
    Actor,
    DataType,
    Design,
    Evidence,
    Failure,
    Field,
    Interaction,
    JobStory,
    MessageRef,
    Operation,
    Response,
    Service,
)

NOTHING_AROUND = Surroundings()


@dataclass(frozen=True)
class Case:
    """`found` are the targets that the rule must name, in order; () where it must keep quiet."""

    rule: str
    about: str
    design: Design
    found: tuple[str, ...] = ()
    surroundings: Surroundings = NOTHING_AROUND
    severity: str = ""

    def __str__(self) -> str:
        return f"{self.rule} {self.about}"


COMMUTER = Actor(
    "commuter",
    "Late commuter",
    needs=("a bike within three minutes",),
    pains=("empty stations",),
    behaviours=("decides in seconds",),
)
API = Service("trip-api", "Trip API", "api")
BIKES = Service("bikes", "Bikes")
RENTALS = Service("rentals", "Rentals")
RENT = JobStory(
    "J1",
    "customer",
    "commuter",
    when="I stand in front of a free bike",
    want="rent it at once",
    so="nobody else takes it",
    evidence=Evidence("interview"),
)
PROVIDE = JobStory(
    "T1",
    "technical",
    "trip-api",
    provider="rentals",
    refines=("J1",),
    when="the API is asked to rent a bike",
    want="start a rental of the bike",
    so="the API can unlock it",
)
BIKE = DataType("Bike", "A bike.", fields=(Field("bike_id", "uuid"), Field("status")))
FIND_BIKES = Operation(
    "findBikes",
    "bikes",
    "query",
    "Find bikes",
    jobs=("J1",),
    inputs=(Field("district"),),
    response=Response(type="Bike[]"),
)
START_RENTAL = Operation(
    "startRental",
    "rentals",
    "action",
    "Rent a bike",
    jobs=("T1",),
    inputs=(Field("bike_id", "uuid"), Field("rider_id", "uuid")),
    outcome="The bike is rented to the rider.",
    response=Response((Field("rental_id", "uuid"),)),
    failures=(Failure("the bike is already rented"),),
)
DIAGRAM = """@startuml
actor "Late commuter" as commuter
participant "Trip API" as api
participant Rentals as rentals
commuter -> api ++: rentBike(bike_id)
api -> rentals ++: startRental(bike_id, rider_id)
return rental_id
return rental_id
@enduml
"""
DRAWN = Interaction("rent", "Rent a bike", ("J1",), DIAGRAM, {"api": "trip-api"})
SOUND = Design(
    "City bikes",
    "Rent a bike.",
    services=(API, BIKES, RENTALS),
    actors=(COMMUTER,),
    jobs=(RENT, PROVIDE),
    interactions=(DRAWN,),
    types=(BIKE,),
    operations=(FIND_BIKES, replace(START_RENTAL, messages=(MessageRef("rent", 2),))),
)


def with_actors(*actors: Actor) -> Design:
    return replace(SOUND, actors=actors)


def with_job(**changes) -> Design:
    return replace(SOUND, jobs=(replace(RENT, **changes), PROVIDE))


def with_technical(**changes) -> Design:
    return replace(SOUND, jobs=(RENT, replace(PROVIDE, **changes)))


def drawn(*lines: str, **changes) -> Design:
    """The sound design with one diagram, called `d`; the first line of `lines` is its line 2."""
    text = "\n".join(("@startuml", *lines, "@enduml"))
    interaction = replace(Interaction("d", "A diagram", ("J1",), text), **changes)
    return replace(SOUND, interactions=(interaction,))


def with_query(**changes) -> Design:
    return replace(SOUND, operations=(replace(FIND_BIKES, **changes),))


def with_action(**changes) -> Design:
    return replace(SOUND, operations=(replace(START_RENTAL, **changes),))
