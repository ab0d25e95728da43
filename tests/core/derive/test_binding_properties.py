import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from seedapp.core.derive.binding import bindings, cases
from seedapp.core.derive.binding_places import parameters_of
from seedapp.core.design import Design, Field, Operation, Response, Service

NOUNS = st.sampled_from(["bike", "rental", "seatReservation", "news", "person", "status", "도서", "Ω"])
_SPOKEN = "find list rent add start update replace delete cancel end verify zork markAs return clear rebook"
VERBS = st.sampled_from(_SPOKEN.split())
NAMES = st.one_of(
    NOUNS.map(lambda noun: f"{noun}_id"),
    st.sampled_from(["id", "new_bike_id", "seat_no", "note", "when", "idempotency_key", "회원_id", "{x}_id"]),
    st.text(min_size=1, max_size=8),
)
FIELDS = st.builds(
    Field,
    name=NAMES,
    type=st.sampled_from(["uuid", "string", "integer", "object", "string[]"]),
    required=st.booleans(),
)
KEYS = st.one_of(
    st.builds(lambda verb, noun: verb + noun[0].upper() + noun[1:], VERBS, NOUNS),
    st.text(min_size=1, max_size=12),
)
OPERATIONS = st.builds(
    Operation,
    key=KEYS,
    service=st.just("bikes"),
    kind=st.sampled_from(["query", "action"]),
    name=st.one_of(st.just(""), st.text(max_size=20)),
    outcome=st.sampled_from(["", "It is queued.", "Done."]),
    inputs=st.lists(FIELDS, max_size=10, unique_by=lambda field: field.name).map(tuple),
    response=st.sampled_from([Response(), Response(type="Bike"), Response(type="Bike[]")]),
)
DESIGNS = st.builds(
    lambda name, layer, operations: Design(
        "T",
        services=(Service("bikes", name, layer), Service("rentals", "Rentals")),
        operations=tuple(operations),
    ),
    st.one_of(st.sampled_from(["Bikes", "대출 서비스", "API"]), st.text(max_size=10)),
    st.sampled_from(["api", "microservice"]),
    st.lists(OPERATIONS, max_size=6, unique_by=lambda one: one.key),
)
SEGMENT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|\{[A-Za-z][A-Za-z0-9_]*\}")


@settings(max_examples=150, deadline=None)
@given(DESIGNS)
def test_every_derived_binding_is_well_formed(design):
    found = bindings(design, "bikes")
    for operation in design.operations:
        binding = found[operation.key]
        assert all(SEGMENT.fullmatch(segment) for segment in binding.path[1:].split("/")), binding.path
        assert sorted(parameters_of(binding.path)) == sorted(binding.names_in("path"))
        assert list(binding.places) == [field.name for field in operation.inputs]
        if binding.method in ("GET", "DELETE"):
            assert "body" not in binding.places.values()
        if operation.kind == "query":
            assert (binding.method, binding.is_search) in (("GET", False), ("POST", True))
        else:
            assert binding.method != "GET"
        assert len(binding.path.split("/")) <= 7
        assert cases(design, operation, binding)[-1].status == "default"


@settings(max_examples=50, deadline=None)
@given(DESIGNS)
def test_the_same_design_gives_the_same_bindings(design):
    assert bindings(design, "bikes") == bindings(replace(design), "bikes")
