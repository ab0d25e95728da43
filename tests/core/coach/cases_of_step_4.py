"""Cases of the rules about queries, actions and their names."""

from dataclasses import replace

from seedapp.core.design import Actor, DataType, Field, MessageRef, Operation, Response, Service, Style
from tests.core.coach.cases import (
    BIKE,
    FIND_BIKES,
    SOUND,
    START_RENTAL,
    Case,
    drawn,
    with_action,
    with_query,
)

FIND, START = "operation:bikes/findBikes", "operation:rentals/startRental"
END_RENTAL = replace(
    START_RENTAL,
    key="endRental",
    name="End a rental",
    inputs=(Field("rental_id", "uuid"), Field("dock_id")),
    response=Response((Field("status"),)),
)


def _with_operations(*operations: Operation, **changes):
    return replace(SOUND, operations=operations, **changes)


def _with_actors(*names: str):
    return replace(SOUND, actors=(*SOUND.actors, *(Actor(f"a{n}", name) for n, name in enumerate(names))))


def _routine(*keys: str):
    made = (
        replace(
            FIND_BIKES, key=key, name="", kind="query" if key.startswith("get") else "action", outcome="Done."
        )
        for key in keys
    )
    return _with_operations(*made)


def _feeding(name: str):
    """A diagram in which startRental answers rental_id and endRental takes an id called `name`."""
    end = replace(END_RENTAL, inputs=(Field(name, "uuid"),), messages=(MessageRef("d", 2),))
    design = drawn("commuter -> rentals: startRental", "commuter -> rentals: endRental")
    return replace(design, operations=(replace(START_RENTAL, messages=(MessageRef("d", 1),)), end))


CASES = (
    Case("OPR-01", "an outcome", with_query(outcome="A list is made."), (FIND,)),
    Case(
        "OPR-01", "a verb", with_query(name="Reserve a bike", key="reserveBike"), (f"{FIND[:-9]}reserveBike",)
    ),
    Case("OPR-01", "Korean", with_query(name="도서 대출", key="loan"), ("operation:bikes/loan",)),
    Case("OPR-01", "find", with_query()),
    Case("OPR-01", "Korean, the last noun wins", with_query(name="취소 내역 조회", key="list")),
    Case("OPR-01", "a plural noun", with_query(name="", key="orders")),
    Case("OPR-02", "no outcome", with_action(outcome=" "), (START,)),
    Case("OPR-02", "an outcome", with_action()),
    Case("OPR-03", "no response", with_query(response=Response()), (FIND,)),
    Case("OPR-03", "a response", with_query()),
    Case("OPR-04", "no story", with_query(jobs=()), (FIND,)),
    Case("OPR-04", "a story", with_query()),
    Case("OPR-05", "a story alone", _with_operations(), ("job:J1", "job:T1")),
    Case("OPR-05", "served through a technical story", with_action()),
    Case("OPR-06", "a query that acts", with_query(messages=(MessageRef("rent", 2),)), (FIND,)),
    Case("OPR-06", "an action that acts", with_action(messages=(MessageRef("rent", 2),))),
    Case("OPR-06", "a message that is gone", with_query(messages=(MessageRef("rent", 9),))),
    Case("OPR-07", "no failure", with_action(failures=()), (START,)),
    Case("OPR-07", "a failure", with_action()),
    Case("OPR-08", "or", with_action(name="Reserve or cancel a bike"), (START,)),
    Case(
        "OPR-08",
        "in the key",
        with_action(name="", key="startAndEndRental"),
        ("operation:rentals/startAndEndRental",),
    ),
    Case("OPR-08", "Korean", with_action(name="예약 또는 취소"), (START,)),
    Case("OPR-08", "two nouns", with_query(name="Find films and books")),
    Case("OPR-08", "one verb", with_action()),
    Case("OPR-09", "a whole type", with_action(response=Response((Field("price"),))), (f"{START}/response",)),
    Case("OPR-09", "an id", with_action()),
    Case("OPR-09", "nothing", with_action(response=Response())),
    Case(
        "OPR-10",
        "two spellings",
        _with_operations(
            replace(FIND_BIKES, inputs=(Field("seat_no"),)),
            replace(START_RENTAL, inputs=(Field("seat_no"),)),
            replace(END_RENTAL, inputs=(Field("seat_num"),)),
        ),
        ("operation:rentals/endRental/inputs/seat_num",),
    ),
    Case(
        "OPR-10",
        "an answer under another name",
        _feeding("hire_id"),
        ("operation:rentals/endRental/inputs/hire_id",),
    ),
    Case("OPR-10", "an answer under its name", _feeding("rental_id")),
    Case("OPR-10", "one spelling", SOUND),
    Case(
        "OPR-10",
        "two spellings that are shown as one",
        replace(
            _with_operations(
                replace(FIND_BIKES, inputs=(Field("seat_no"),)),
                replace(END_RENTAL, inputs=(Field("seatNo"),)),
            ),
            style=Style(names="camel"),
        ),
    ),
    Case("OPR-11", "thirteen", with_query(inputs=tuple(Field(f"word_{n}") for n in range(13))), (FIND,)),
    Case("OPR-11", "twelve", with_query(inputs=tuple(Field(f"word_{n}") for n in range(12)))),
    Case(
        "OPR-12", "a table", _routine("createBike", "getBike", "updateBike", "deleteBike"), ("service:bikes",)
    ),
    Case("OPR-12", "one more verb", _routine("createBike", "getBike", "updateBike", "reportBike")),
    Case(
        "OPR-13",
        "an article more",
        _with_operations(FIND_BIKES, replace(FIND_BIKES, key="findTheBikes", name="Find the bikes")),
        ("operation:bikes/findTheBikes",),
    ),
    Case(
        "OPR-13",
        "another service",
        _with_operations(FIND_BIKES, replace(FIND_BIKES, service="rentals")),
    ),
    Case(
        "OPR-13",
        "other bikes",
        _with_operations(FIND_BIKES, replace(FIND_BIKES, key="findBrokenBikes", name="Find broken bikes")),
    ),
    Case("OPR-14", "or cancel", with_action(description="Rents a bike or cancels the rental."), (START,)),
    Case("OPR-14", "Korean", with_action(description="자전거를 예약하거나 취소한다."), (START,)),
    Case(
        "OPR-14",
        "the outcome does it",
        with_action(description="Rents a bike and charges the rider.", outcome="The rider is charged."),
    ),
    Case("OPR-14", "two nouns", with_query(description="Lists bikes and docks near a place.")),
    Case("NAME-01", "a Korean key", with_action(key="대출하기"), ("operation:rentals/대출하기",)),
    Case("NAME-01", "kebab in a field", with_query(inputs=(Field("bike-id"),)), (f"{FIND}/inputs/bike-id",)),
    Case(
        "NAME-01",
        "a service key",
        replace(SOUND, services=(Service("Trip_API", "Trips"),)),
        ("service:Trip_API",),
    ),
    Case("NAME-01", "a type name", replace(SOUND, types=(replace(BIKE, name="bike"),)), ("type:bike",)),
    Case(
        "NAME-01",
        "one camel among snakes",
        with_action(inputs=(Field("bike_id"), Field("riderId"))),
        (f"{START}/inputs/riderId",),
    ),
    Case(
        "NAME-01",
        "all camels",
        _with_operations(replace(FIND_BIKES, inputs=(Field("bikeId"), Field("stationId"))), types=()),
    ),
    Case(
        "NAME-01",
        "snakes that are shown in camelCase",
        replace(with_action(inputs=(Field("bike_id"), Field("riderId"))), style=Style(names="camel")),
    ),
    Case(
        "NAME-01",
        "what no style can show in camelCase",
        replace(with_query(inputs=(Field("bike-id"),)), style=Style(names="camel")),
        (f"{FIND}/inputs/bike-id",),
    ),
    Case(
        "NAME-01",
        "what no style can show in snake_case",
        replace(
            _with_operations(replace(FIND_BIKES, inputs=(Field("bikeId"), Field("BikeNo"))), types=()),
            style=Style(names="snake"),
        ),
        (f"{FIND}/inputs/BikeNo",),
    ),
    Case(
        "NAME-01",
        "a header beside camels",
        replace(with_query(inputs=(Field("x_trace", place="header"),)), style=Style(names="camel")),
    ),
    Case("NAME-01", "a header", with_query(inputs=(Field("X-Trace", place="header"),))),
    Case("NAME-01", "all in form", SOUND),
    Case(
        "NAME-02",
        "spelled in Latin letters",
        with_action(name="뷁쾅 등록", key="registerBwekkwang"),
        ("operation:rentals/registerBwekkwang",),
    ),
    Case("NAME-02", "an English term", with_action(name="대출 반납", key="returnLoan")),
    Case(
        "NAME-03",
        "two inputs",
        with_query(inputs=(Field("bike_id"), Field("bikeId"))),
        (f"{FIND}/inputs/bikeId",),
    ),
    Case(
        "NAME-03",
        "two inputs that fall together in the case of the style",
        replace(with_query(inputs=(Field("x1_y"), Field("x_1_y"))), style=Style(names="camel")),
        (f"{FIND}/inputs/x_1_y",),
    ),
    Case(
        "NAME-03",
        "two types",
        replace(SOUND, types=(BIKE, DataType("BIKE"))),
        ("type:BIKE",),
    ),
    Case("NAME-03", "an operation key twice", _with_operations(FIND_BIKES, FIND_BIKES), (FIND,)),
    Case(
        "NAME-03",
        "one key in two services",
        _with_operations(FIND_BIKES, replace(FIND_BIKES, service="rentals")),
    ),
    Case(
        "NAME-04",
        "another alphabet",
        _with_actors("Commuter", "\u0421\u043e\u043c\u043c\u0443\u0442\u0435\u0440", "Коммутер"),
    ),
    Case("NAME-04", "a mixed word", _with_actors("Late \u0421ommuter"), ("actor:a0",)),
    Case(
        "NAME-04",
        "a whole word of look-alikes",
        _with_actors("Poce", "\u0420\u043e\u0441\u0435"),
        ("actor:a1",),
    ),
    Case("NAME-04", "the same name in another case", _with_actors("Rider", "rider")),
    Case("NAME-04", "wide letters", _with_actors("Rider", "\uff32ider"), ("actor:a1",)),
)
