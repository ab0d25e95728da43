"""Cases of the rules about interactions."""

from dataclasses import replace

from tests.core.coach.cases import DRAWN, SOUND, Case, drawn

_APP = "participant App as app"
_CAST = ("participant A", "participant B", "participant C", "participant D", "participant E")

CASES = (
    Case("SEQ-01", "not PlantUML", drawn("api -> rentals: x", "=> what is this <="), ("interaction:d:3",)),
    Case("SEQ-01", "all understood", SOUND),
    Case("SEQ-02", "include", drawn("!include secrets.puml"), ("interaction:d:2",)),
    Case("SEQ-02", "an exclamation in a label", drawn("rentals -> rentals: !check")),
    Case(
        "SEQ-03",
        "synchronous",
        drawn("rentals -> bikes: markRented(bike_id)", "return ok"),
        ("interaction:d#1",),
    ),
    Case("SEQ-03", "an event", drawn("rentals ->> bikes: bike rented")),
    Case("SEQ-03", "itself", drawn("rentals -> rentals: check the bill")),
    Case("SEQ-03", "from the API layer", SOUND),
    Case("SEQ-04", "a microservice", drawn("commuter -> rentals: rent a bike"), ("interaction:d#1",)),
    Case(
        "SEQ-04",
        "a database",
        drawn("database Shelf", "commuter -> Shelf: look"),
        ("interaction:d#1",),
    ),
    Case("SEQ-04", "an API layer", SOUND),
    Case(
        "SEQ-05",
        "a microservice",
        replace(
            drawn(_APP, "app -> rentals: rent a bike", participants={"app": "app"}),
            actors=(*SOUND.actors, replace(SOUND.actors[0], key="app", name="App", kind="app")),
        ),
        ("interaction:d#1",),
    ),
    Case("SEQ-05", "an unknown participant", drawn(_APP, "app -> rentals: rent a bike")),
    Case(
        "SEQ-06",
        "named after another service",
        drawn('database "Bikes database" as db', "rentals -> db: select bike"),
        ("interaction:d#1",),
    ),
    Case(
        "SEQ-06",
        "shared by two",
        drawn("database Shelf", "bikes -> Shelf: select", "rentals -> Shelf: select"),
        ("interaction:d#2",),
    ),
    Case("SEQ-06", "its own", drawn("database rentals_db", "rentals -> rentals_db: select")),
    Case("SEQ-07", "no return", drawn("api -> rentals: startRental"), ("interaction:d#1",)),
    Case("SEQ-07", "a dashed return", drawn("api -> rentals: startRental", "rentals --> api: rental_id")),
    Case("SEQ-07", "an event", drawn("rentals ->> bikes: bike rented")),
    Case("SEQ-07", "to a person", drawn("api -> commuter: show the rental")),
    Case(
        "SEQ-07",
        "a screen of an app",
        replace(
            drawn(_APP, "commuter -> app: open the list", participants={"app": "app"}),
            actors=(*SOUND.actors, replace(SOUND.actors[0], key="app", name="App", kind="app")),
        ),
    ),
    Case("SEQ-07", "a self call", drawn("rentals -> rentals: check")),
    Case(
        "SEQ-08",
        "tied to nothing",
        drawn("participant Backend", "Backend -> rentals: x"),
        ("interaction:d:2",),
    ),
    Case(
        "SEQ-08",
        "never used",
        drawn("participant Bikes", "api -> rentals: x"),
        ("interaction:d:2", "interaction:d:3"),
    ),
    Case("SEQ-08", "a database", drawn("database Shelf", "rentals -> Shelf: select")),
    Case("SEQ-08", "all tied", SOUND),
    Case("SEQ-09", "no story", drawn("api -> rentals: x", jobs=()), ("interaction:d",)),
    Case("SEQ-09", "a story that is gone", drawn("api -> rentals: x", jobs=("J9",)), ("interaction:d",)),
    Case("SEQ-09", "a story", SOUND),
    Case("SEQ-10", "no verb", drawn("commuter -> rentals: bike stuff"), ("interaction:d#1",)),
    Case("SEQ-10", "an ambiguous verb", drawn("commuter -> rentals: manage the bike"), ("interaction:d#1",)),
    Case("SEQ-10", "Korean, ambiguous", drawn("commuter -> rentals: 대여 관리"), ("interaction:d#1",)),
    Case("SEQ-10", "Korean, clear", drawn("commuter -> rentals: 대여 등록")),
    Case("SEQ-10", "to a person", drawn("rentals -> commuter: bike stuff")),
    Case("SEQ-10", "a verb", SOUND),
    Case(
        "SEQ-11",
        "four calls wait",
        drawn(*_CAST, "A -> B: a", "B -> C: b", "C -> D: c", "D -> E: d"),
        ("interaction:d#4",),
    ),
    Case("SEQ-11", "a circle", drawn(*_CAST, "A -> B: a", "B -> A: b"), ("interaction:d#2",)),
    Case("SEQ-11", "three calls wait", drawn(*_CAST, "A -> B: a", "B -> C: b", "C -> D: c")),
    Case(
        "SEQ-11",
        "one after the other",
        drawn(*_CAST, "A -> B: a", "B -> C: b", "C -> D: c", "B -> E: d", "B -> D: e"),
    ),
    Case(
        "SEQ-11",
        "answered before the way back",
        drawn(*_CAST, "A -> B: a", "B --> A: done", "B -> A: b"),
    ),
    Case("SEQ-11", "a drawn interaction", replace(SOUND, interactions=(DRAWN,))),
)
