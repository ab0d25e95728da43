"""Cases of the rules about the specification."""

from dataclasses import replace

from seedapp.core.coach import Surroundings
from seedapp.core.design import (
    Contact,
    DataType,
    Design,
    Failure,
    Field,
    Http,
    License,
    Operation,
    Response,
    Security,
    Server,
    Style,
)
from seedapp.core.openapi import document
from tests.core.coach.cases import BIKE, BIKES, FIND_BIKES, SOUND, Case, with_action, with_query

FIND, START = "operation:bikes/findBikes", "operation:rentals/startRental"


def _query_at(method: str, path: str, **changes) -> Design:
    return with_query(http=Http(method, path), **changes)


def _action_at(method: str, path: str, *inputs: str, **changes) -> Design:
    return with_action(http=Http(method, path), inputs=tuple(Field(name) for name in inputs), **changes)


def _styled(design: Design, **settled) -> Design:
    return replace(design, style=Style(**settled))


def _bikes(*operations: Operation, version: str = "1.2.0") -> Design:
    return replace(SOUND, services=(replace(BIKES, version=version),), operations=operations)


def _published(design: Design) -> Surroundings:
    return Surroundings(published={"bikes": document(design, "bikes")})


def _served_at(url: str) -> Design:
    return replace(SOUND, services=(replace(BIKES, servers=(Server(url),)),), operations=(FIND_BIKES,))


def _secured(scopes: dict[str, str], asked: list[dict[str, list[str]]]) -> Design:
    service = replace(BIKES, security=Security("oauth2", scopes))
    return replace(SOUND, services=(service,), operations=(replace(FIND_BIKES, openapi={"security": asked}),))


_WIDE = tuple(
    replace(FIND_BIKES, key=f"find{noun}", name=f"Find {noun}", http=Http("GET", f"/{noun}"))
    for noun in ("bikes", "docks", "riders", "bills", "trips", "locks", "zones", "fines", "cards")
)
_OTHER = replace(FIND_BIKES, key="findDocks", name="Find docks", http=Http("GET", "/docks"))
_ADDED_PARAMETER = {"parameters": [{"name": "colour", "in": "query", "schema": {"type": "string"}}]}
_LIST_SCHEMA = DataType("Bikes", "Bikes.", schema={"type": "array", "items": {"type": "string"}})
_BARE = {"responses": {"200": {"content": {"application/json": {"schema": {"type": "array"}}}}}}

CASES = (
    Case(
        "REST-01",
        "two queries at one address",
        _bikes(replace(FIND_BIKES, http=Http("GET", "/bikes")), replace(_OTHER, http=Http("GET", "/bikes"))),
        ("operation:bikes/findDocks/http",),
    ),
    Case(
        "REST-01",
        "parameters of other names",
        _bikes(
            replace(FIND_BIKES, inputs=(Field("bike_id"),), http=Http("GET", "/bikes/{bike_id}")),
            replace(_OTHER, inputs=(Field("dock_id"),), http=Http("GET", "/bikes/{dock_id}")),
        ),
        ("operation:bikes/findDocks/http",),
    ),
    Case("REST-01", "two addresses", _bikes(FIND_BIKES, _OTHER)),
    Case("REST-02", "PUT", _query_at("PUT", "/bikes"), (f"{FIND}/http",)),
    Case("REST-02", "GET", with_query()),
    Case("REST-02", "a search by POST", _query_at("POST", "/bike-searches")),
    Case("REST-03", "GET", _action_at("GET", "/rentals"), (f"{START}/http",)),
    Case("REST-03", "POST", with_action()),
    Case(
        "REST-04",
        "a body on GET",
        with_query(inputs=(Field("district", place="body"),), http=Http("GET", "/bikes")),
        (f"{FIND}/http",),
    ),
    Case("REST-04", "a body on POST", with_action()),
    Case("REST-04", "GET without a body", with_query()),
    Case("REST-05", "an unknown parameter", _query_at("GET", "/bikes/{id}"), (f"{FIND}/http",)),
    Case("REST-05", "an input of that name", _query_at("GET", "/bikes/{district}")),
    Case(
        "REST-05",
        "an input that is shown in camelCase",
        _styled(_action_at("PUT", "/rentals/{rental_id}", "rental_id"), names="camel"),
    ),
    Case("REST-06", "DELETE of all", _action_at("DELETE", "/rentals"), (f"{START}/http",)),
    Case("REST-06", "DELETE of one", _action_at("DELETE", "/rentals/{rental_id}", "rental_id")),
    Case("REST-06", "PUT of a part", _action_at("PUT", "/rentals/{rental_id}/dock", "rental_id")),
    Case(
        "REST-07",
        "cancel",
        _action_at("POST", "/rentals/{rental_id}/cancel", "rental_id"),
        (f"{START}/http",),
    ),
    Case("REST-07", "get-bikes", _query_at("GET", "/get-bikes"), (f"{FIND}/http",)),
    Case("REST-07", "a return is a thing", _action_at("POST", "/rentals/{rental_id}/return", "rental_id")),
    Case("REST-07", "completion", _action_at("POST", "/rentals/{rental_id}/completion", "rental_id")),
    Case(
        "REST-07",
        "a verb behind a colon where nouns are wanted",
        _action_at("POST", "/rentals/{rental_id}:cancel", "rental_id"),
        (f"{START}/http",),
    ),
    Case(
        "REST-07",
        "a verb behind a colon where it is wanted",
        _styled(_action_at("POST", "/rentals/{rental_id}:cancel", "rental_id"), transitions="colon"),
    ),
    Case(
        "REST-07",
        "a verb as a segment where it is wanted behind a colon",
        _styled(_action_at("POST", "/rentals/{rental_id}/cancel", "rental_id"), transitions="colon"),
        (f"{START}/http",),
    ),
    Case(
        "REST-07",
        "a verb as the last segment where it is wanted",
        _styled(_action_at("POST", "/rentals/{rental_id}/cancel", "rental_id"), transitions="segment"),
    ),
    Case(
        "REST-07",
        "a verb alone where it is wanted as the last segment",
        _styled(_action_at("POST", "/cancel-rental"), transitions="segment"),
        (f"{START}/http",),
    ),
    Case(
        "REST-07",
        "a search in a style of verbs whose transitions are nouns",
        _styled(_query_at("POST", "/bikes:search"), profile="google", transitions="noun"),
    ),
    Case(
        "REST-08",
        "a search in a collection",
        _styled(_query_at("POST", "/bikes:search"), profile="google"),
    ),
    Case(
        "REST-08",
        "a search in a singular collection",
        _styled(_query_at("POST", "/bike:search"), profile="google"),
        (f"{FIND}/http",),
    ),
    Case(
        "REST-08",
        "before an id",
        _action_at("DELETE", "/rental/{rental_id}", "rental_id"),
        (f"{START}/http",),
    ),
    Case("REST-08", "a list", _query_at("GET", "/bike"), (f"{FIND}/http",)),
    Case("REST-08", "plural", with_query()),
    Case("REST-08", "the root itself", _query_at("GET", "/")),
    Case("REST-08", "no plural", _query_at("GET", "/equipment")),
    Case(
        "REST-09",
        "nine parameters",
        _query_at("GET", "/bikes", inputs=tuple(Field(f"word_{n}") for n in range(9))),
        (f"{FIND}/http",),
    ),
    Case(
        "REST-09",
        "an object",
        _query_at("GET", "/bikes", inputs=(Field("like", "Bike"),)),
        (f"{FIND}/http",),
    ),
    Case(
        "REST-09",
        "eight parameters",
        _query_at("GET", "/bikes", inputs=tuple(Field(f"w_{n}") for n in range(8))),
    ),
    Case(
        "REST-10", "four levels", _query_at("GET", "/cities/{district}/zones/docks/bikes"), (f"{FIND}/http",)
    ),
    Case("REST-10", "nine resources", _bikes(*_WIDE), ("service:bikes",)),
    Case("REST-10", "eight resources", _bikes(*_WIDE[:8])),
    Case("REST-11", "no success", with_action(http=Http(status=409)), (f"{START}/http",)),
    Case("REST-11", "both", SOUND),
    Case(
        "REST-12",
        "taken with 400",
        with_action(failures=(Failure("no lock"), Failure("the bike is already rented", 400))),
        (f"{START}/failures/1",),
    ),
    Case("REST-12", "taken with 409", with_action(failures=(Failure("the bike is already rented", 409),))),
    Case("REST-12", "not found with 404", with_action(failures=(Failure("the bike is not found", 404),))),
    Case(
        "REST-13",
        "an overridden answer",
        with_query(response=Response((Field("count", "integer"),)), openapi=_BARE),
        (f"{FIND}/response",),
    ),
    Case("REST-13", "a page", with_query()),
    Case(
        "REST-13",
        "a type that is a list",
        replace(with_query(response=Response(type="Bikes")), types=(_LIST_SCHEMA,)),
    ),
    Case(
        "REST-14",
        "another's id",
        _bikes(FIND_BIKES, replace(_OTHER, openapi={"operationId": "findBikes"})),
        (f"{FIND}/http", "operation:bikes/findDocks/http"),
    ),
    Case("REST-14", "no key", with_query(key=""), ("operation:bikes//http",)),
    Case("REST-14", "each its own", _bikes(FIND_BIKES, _OTHER)),
    Case("REST-15", "one too many", with_query(openapi=_ADDED_PARAMETER), (f"{FIND}/http",)),
    Case(
        "REST-15",
        "an answer that 204 swallows",
        with_action(http=Http(status=204)),
        (f"{START}/response/rental_id",),
    ),
    Case(
        "REST-15",
        "a type that does not exist",
        with_query(inputs=(Field("like", "Ghost"),)),
        (f"{FIND}/inputs/like",),
    ),
    Case("REST-15", "all there", SOUND),
    Case("REST-15", "a list of objects", with_action(inputs=(Field("bikes", "Bike[]"),))),
    Case("REST-15", "a file", with_query(response=Response((Field("photo", "binary"),)))),
    Case("REST-16", "a list from one id", _query_at("GET", "/districts/{district}"), (f"{FIND}/http",)),
    Case("REST-16", "a page", with_query()),
    Case("REST-16", "a page in another style", _styled(with_query(), profile="google")),
    Case("REST-16", "one thing", with_query(response=Response(type="Bike"))),
    Case(
        "SPEC-01",
        "a reference to nowhere",
        with_query(openapi={"parameters": [{"$ref": "#/components/parameters/Ghost"}]}),
        (FIND,),
    ),
    Case("SPEC-01", "valid", SOUND),
    Case(
        "SPEC-02",
        "an operation is gone",
        _bikes(FIND_BIKES, version="1.3.0"),
        ("service:bikes",),
        _published(_bikes(FIND_BIKES, _OTHER)),
    ),
    Case(
        "SPEC-02",
        "below 1.0, a step of the last number",
        _bikes(FIND_BIKES, version="0.1.1"),
        ("service:bikes",),
        _published(_bikes(FIND_BIKES, _OTHER, version="0.1.0")),
    ),
    Case(
        "SPEC-02",
        "a step of the first number",
        _bikes(FIND_BIKES, version="2.0.0"),
        (),
        _published(_bikes(FIND_BIKES, _OTHER)),
    ),
    Case(
        "SPEC-02",
        "below 1.0, a step of the second number",
        _bikes(FIND_BIKES, version="0.2.0"),
        (),
        _published(_bikes(FIND_BIKES, _OTHER, version="0.1.0")),
    ),
    Case("SPEC-02", "one more operation", _bikes(FIND_BIKES, _OTHER), (), _published(_bikes(FIND_BIKES))),
    Case(
        "REST-17",
        "neither is the more special one",
        _bikes(
            replace(FIND_BIKES, inputs=(Field("bike_id"),), http=Http("GET", "/bikes/{bike_id}/docks")),
            replace(_OTHER, inputs=(Field("place"),), http=Http("GET", "/bikes/free/{place}")),
        ),
        ("operation:bikes/findDocks/http",),
    ),
    Case(
        "REST-17",
        "one is the more special one",
        _bikes(
            replace(FIND_BIKES, inputs=(Field("bike_id"),), http=Http("GET", "/bikes/{bike_id}")),
            replace(_OTHER, inputs=(), http=Http("GET", "/bikes/free")),
        ),
        ("operation:bikes/findDocks/http",),
        severity="hint",
    ),
    Case("REST-17", "two addresses", _bikes(FIND_BIKES, _OTHER)),
    Case("REST-18", "api, version, capitals", _query_at("GET", "/api/v1/FreeBikes/"), (f"{FIND}/http",)),
    Case("REST-18", "small words", _query_at("GET", "/free-bikes")),
    Case("REST-18", "a verb behind a colon", _action_at("POST", "/rentals/{rental_id}:cancel", "rental_id")),
    Case(
        "REST-19",
        "a word for a number",
        with_query(inputs=(Field("seats", "integer", example="many"),)),
        (f"{FIND}/inputs/seats",),
    ),
    Case(
        "REST-19",
        "no value of the enumeration",
        replace(
            with_query(inputs=(Field("state", "State", example="GONE"),)),
            types=(BIKE, DataType("State", values=("FREE",))),
        ),
        (f"{FIND}/inputs/state",),
    ),
    Case(
        "REST-19",
        "no date",
        with_query(inputs=(Field("day", "date", example="soon"),)),
        (f"{FIND}/inputs/day",),
    ),
    Case("REST-19", "a number", with_query(inputs=(Field("seats", "integer", example=4),))),
    Case("REST-19", "a list", with_query(inputs=(Field("seats", "integer[]", example=[4]),))),
    Case(
        "REST-20",
        "twice",
        replace(SOUND, types=(BIKE, DataType("State", values=("FREE", "FREE")))),
        ("type:State",),
    ),
    Case(
        "REST-20",
        "in capitals and in small letters",
        replace(SOUND, types=(BIKE, DataType("State", values=("FREE", "free")))),
        ("type:State",),
        severity="warning",
    ),
    Case("REST-20", "once each", replace(SOUND, types=(BIKE, DataType("State", values=("FREE", "RENTED"))))),
    Case(
        "REST-21",
        "a value of another type",
        replace(SOUND, types=(BIKE, DataType("Odd", schema={"type": "string", "enum": [1]}))),
        ("type:Odd",),
    ),
    Case(
        "REST-21",
        "a required part that is not there",
        replace(SOUND, types=(BIKE, DataType("Odd", schema={"required": ["id"], "properties": {}}))),
        ("type:Odd",),
    ),
    Case(
        "REST-21",
        "sound",
        replace(
            SOUND,
            types=(BIKE, DataType("Even", schema={"properties": {"n": {"type": "integer", "default": 2}}})),
        ),
    ),
    Case("REST-22", "alone", replace(SOUND, types=(BIKE, DataType("Dock", values=("A",)))), ("type:Dock",)),
    Case("REST-22", "answered", SOUND),
    Case(
        "REST-22",
        "inside a schema",
        replace(
            with_query(response=Response(type="Any")),
            types=(
                replace(BIKE, name="Dock"),
                DataType("Any", schema={"$ref": "#/components/schemas/Dock"}),
            ),
        ),
    ),
    Case("SPEC-03", "example.com", _served_at("https://api.example.com/bikes"), ("service:bikes",)),
    Case("SPEC-03", "this machine", _served_at("http://localhost:8000"), ("service:bikes",)),
    Case("SPEC-03", "a slash at its end", _served_at("https://api.city.test/"), ("service:bikes",)),
    Case("SPEC-03", "a server", _served_at("https://api.city.test/bikes")),
    Case("SPEC-03", "the root", _served_at("/")),
    Case(
        "SPEC-04",
        "no such scope",
        _secured({"bikes:read": "Read"}, [{"oauth2": ["bikes:write"]}]),
        (FIND,),
    ),
    Case("SPEC-04", "no such scheme", _secured({}, [{"password": []}]), (FIND,)),
    Case("SPEC-04", "defined", _secured({"bikes:read": "Read"}, [{"oauth2": ["bikes:read"]}])),
    Case("SPEC-04", "open on purpose", _secured({}, [])),
    Case("SPEC-05", "nobody to ask", SOUND, ("design",)),
    Case("SPEC-05", "no licence", replace(SOUND, contact=Contact("Team")), ("design",)),
    Case("SPEC-05", "both", replace(SOUND, contact=Contact("Team"), license=License("MIT"))),
    Case("SPEC-06", "two tags", with_query(openapi={"tags": ["Bikes", "Docks"]}), (FIND,)),
    Case("SPEC-06", "none", with_query(openapi={"tags": []}), (FIND,)),
    Case("SPEC-06", "one tag", with_query(openapi={"tags": ["Bikes"]})),
    Case("SPEC-06", "the derived one", SOUND),
)
