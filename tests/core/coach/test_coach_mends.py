"""Mends: what each one changes, that it holds, and that it does no harm elsewhere."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedapp.core.coach import RULES, check
from seedapp.core.coach.design_reading import DesignReading
from seedapp.core.coach.mends import (
    MENDED_RULES,
    NotSafe,
    Overtaken,
    applied,
    mend_of,
    mended,
)
from seedapp.core.design import (
    DataType,
    Design,
    Failure,
    Field,
    Http,
    MessageRef,
    Operation,
    Response,
    Style,
    Waiver,
)
from tests.core.coach.cases import (
    BIKE,
    FIND_BIKES,
    NOTHING_AROUND,
    SOUND,
    START_RENTAL,
    Case,
    drawn,
    with_action,
    with_query,
    with_technical,
)
from tests.core.coach.test_coach_rules import HITS
from tests.core.design_file.strategies import designs


def _mends(design, rule="", surroundings=NOTHING_AROUND):
    """Every mend that is offered, with its finding."""
    seen = DesignReading(design, surroundings)
    found = [one for one in check(design, surroundings=surroundings) if rule in ("", one.rule)]
    return [(one, mend) for one in found if (mend := mend_of(one, seen))]


def _told(mend):
    return [(one.part, one.before, one.after) for one in mend.edits]


_TALKS = ("participant Rentals as rentals", "participant bikes", "rentals -> bikes: findBikes(district)")
_ASKED = replace(FIND_BIKES, messages=(MessageRef("d", 1),))
_ACTING = ("participant api", "participant Bikes as bikes", "api -> bikes: reserveBike(bike_id)")

# A design, its rule, and what the mend of its first finding changes.
CHANGES = [
    (with_action(outcome=""), "OPR-02", [("outcome", "", "The bike is rented.")]),
    (
        with_query(key="reserveBike", name="Reserve a bike", http=Http("GET")),
        "OPR-01",
        [
            ("kind", "query", "action"),
            ("outcome", "", "The bike is reserved."),
            ("http/method", "GET", ""),
        ],
    ),
    (with_query(outcome="A list is made."), "OPR-01", [("outcome", "A list is made.", "")]),
    (
        with_action(failures=()),
        "OPR-07",
        [
            ("failures/0", "", "there is no such bike"),
            ("failures/1", "", "there is no such rider"),
        ],
    ),
    (
        replace(
            drawn(*_ACTING),
            operations=(replace(FIND_BIKES, name="Bikes", key="bikes", messages=(MessageRef("d", 1),)),),
        ),
        "OPR-06",
        None,
    ),
    (
        replace(drawn(*_TALKS), operations=(replace(_ASKED, kind="action", outcome="Found."),)),
        "OPR-06",
        [("kind", "action", "query"), ("outcome", "Found.", "")],
    ),
    (replace(drawn(*_TALKS), operations=(replace(_ASKED, jobs=()),)), "OPR-04", [("jobs", "", "J1")]),
    (
        replace(SOUND, operations=(FIND_BIKES, replace(START_RENTAL, jobs=("J1",)))),
        "OPR-05",
        [("jobs", "J1", "J1, T1")],
    ),
    (with_technical(provider=""), "JOB-11", [("provider", "", "rentals")]),
    (
        replace(
            with_technical(refines=()), interactions=(replace(SOUND.interactions[0], jobs=("J1", "T1")),)
        ),
        "JOB-11",
        [("refines", "", "J1")],
    ),
    (
        drawn("participant api", "participant rentals", "api -> rentals: startRental(bike_id)"),
        "SEQ-07",
        [("plantuml", "", "rentals --> api: done")],
    ),
    (
        drawn("actor Late as c", 'participant "Bikes service" as x', "c -> x: findBikes", "x --> c: []bike"),
        "SEQ-08",
        None,
    ),
    (
        drawn(
            'participant "Rentals backend" as x', "participant api", "api -> x: startRental", "x --> api: ok"
        ),
        "SEQ-08",
        [("participants/x", "", "rentals")],
    ),
    (
        replace(SOUND, interactions=(replace(SOUND.interactions[0], jobs=()),)),
        "SEQ-09",
        [("jobs", "", "T1")],
    ),
    (with_query(http=Http("PUT", "/bikes")), "REST-02", [("http/method", "PUT", "")]),
    (with_action(http=Http("GET", "/rentals")), "REST-03", [("http/method", "GET", "")]),
    (
        with_query(inputs=(Field("district", place="body"),), http=Http("GET", "/bikes")),
        "REST-04",
        [("inputs/district/place", "body", "")],
    ),
    (
        with_query(
            inputs=(Field("bike_id"),), http=Http("GET", "/bikes/{id}"), response=Response(type="Bike")
        ),
        "REST-05",
        [("http/path", "/bikes/{id}", "/bikes/{bike_id}")],
    ),
    (with_query(http=Http("GET", "/bikes/{id}")), "REST-05", [("http/path", "/bikes/{id}", "")]),
    (
        with_action(http=Http("POST", "/rentals/{bike_id}/cancel")),
        "REST-07",
        [("http/path", "/rentals/{bike_id}/cancel", "/rentals/{bike_id}/cancellation")],
    ),
    (
        replace(with_action(http=Http("POST", "/rentals/{bike_id}/cancel")), style=Style("google")),
        "REST-07",
        [("http/path", "/rentals/{bike_id}/cancel", "/rentals/{bike_id}:cancel")],
    ),
    (
        with_action(http=Http("POST", "/rentals/{bike_id}:cancel")),
        "REST-07",
        [("http/path", "/rentals/{bike_id}:cancel", "/rentals/{bike_id}/cancellation")],
    ),
    (with_query(http=Http("GET", "/bike")), "REST-08", [("http/path", "/bike", "/bikes")]),
    (with_action(http=Http(status=409)), "REST-11", [("http/status", "409", "")]),
    (
        with_action(failures=(Failure("the bike is already rented", 400),)),
        "REST-12",
        [("failures/0/status", "400", "")],
    ),
    (
        with_query(inputs=(Field("like", "bike"),), http=Http("POST", "/bike-searches")),
        "REST-15",
        [("inputs/like/type", "bike", "Bike")],
    ),
    (with_action(http=Http(status=204)), "REST-15", [("http/status", "204", "")]),
    (with_action(key="start-rental"), "NAME-01", [("key", "start-rental", "startRental")]),
    (
        with_action(inputs=(Field("bike-id"),), http=Http("POST", "/rentals/{bike-id}")),
        "NAME-01",
        [
            ("inputs/bike-id/name", "bike-id", "bike_id"),
            ("http/path", "/rentals/{bike-id}", "/rentals/{bike_id}"),
        ],
    ),
    (
        with_action(http=Http("POST", "/api/v1/RentalItems/")),
        "REST-18",
        [("http/path", "/api/v1/RentalItems/", "/rental-items")],
    ),
    (
        with_action(inputs=(Field("seats", "integer", example="4"), Field("bike_id", "uuid"))),
        "REST-19",
        [("inputs/seats/example", "4", "4")],
    ),
    (
        with_action(inputs=(Field("seats", "integer", example="many"), Field("bike_id", "uuid"))),
        "REST-19",
        [("inputs/seats/example", "many", "")],
    ),
    (
        replace(SOUND, types=(BIKE, DataType("Status", values=("FREE", "RENTED", "FREE")))),
        "REST-20",
        [("values", "FREE, RENTED, FREE", "FREE, RENTED")],
    ),
    (with_action(openapi={"tags": []}), "SPEC-06", [("openapi/tags", "[]", "")]),
    (replace(SOUND, types=(BIKE, DataType("bikeStatus", values=("FREE",)))), "NAME-01", None),
]


@pytest.mark.parametrize(("design", "rule", "changes"), CHANGES, ids=lambda one: str(one)[:30])
def test_a_mend_changes_what_it_says_and_nothing_else(design, rule, changes):
    offered = _mends(design, rule)

    assert offered
    if changes is not None:
        assert _told(offered[0][1]) == changes


@pytest.mark.parametrize("case", [case for case in HITS if case.rule in MENDED_RULES], ids=str)
def test_a_mend_of_a_case_holds(case: Case):
    around = case.surroundings
    before = check(case.design, surroundings=around)
    for finding, mend in _mends(case.design, case.rule, around):
        after = mended(case.design, mend, before=before, surroundings=around)

        assert _same(finding) not in map(_same, check(after, surroundings=around))
        assert applied(after, mend) == after
        assert mend.label
        assert mend.edits


def test_every_rule_with_a_mend_is_a_rule():
    assert set(RULES) >= MENDED_RULES


def test_every_rule_with_a_mend_offers_one_somewhere():
    designs_ = [design for design, _rule, _changes in CHANGES]
    offered = {finding.rule for design in designs_ for finding, _mend in _mends(design)}
    for case in HITS:
        offered |= {one.rule for one, _ in _mends(case.design, case.rule, case.surroundings)}

    assert offered == MENDED_RULES


def test_a_mend_of_a_thing_that_has_changed_is_refused():
    design = with_query(http=Http("PUT", "/bikes"))
    (_finding, mend), *_ = _mends(design, "REST-02")
    edited = replace(design, operations=(replace(design.operations[0], name="Find some bikes"),))

    with pytest.raises(Overtaken):
        applied(edited, mend)


def test_a_mend_that_would_bring_another_error_is_refused():
    """Without its method the second query would answer the same requests as the first."""
    first = replace(FIND_BIKES, http=Http("GET", "/bikes"))
    second = replace(FIND_BIKES, key="listBikes", name="List all bikes", http=Http("PUT", "/bikes"))
    design = replace(SOUND, operations=(first, second))
    (_finding, mend), *_ = _mends(design, "REST-02")

    with pytest.raises(NotSafe, match="share GET /bikes"):
        mended(design, mend, before=check(design), surroundings=NOTHING_AROUND)


def test_what_was_set_aside_is_offered_no_mend():
    design = replace(
        with_action(failures=()), waivers=(Waiver("OPR-07", "operation:rentals/startRental", "No."),)
    )

    assert _mends(design, "OPR-07") == []


def test_a_type_takes_its_new_name_wherever_it_is_used():
    design = replace(
        with_query(response=Response(type="bike[]"), inputs=(Field("like", "bike"),)),
        types=(replace(BIKE, name="bike"), DataType("Pair", fields=(Field("one", "bike"),))),
    )
    (_finding, mend), *_ = _mends(design, "NAME-01")

    after = applied(design, mend)
    assert after.operations[0].response.type == "Bike[]"
    assert after.operations[0].inputs[0].type == "Bike"
    assert after.types[1].fields[0].type == "Bike"


def test_a_waiver_follows_its_thing_to_a_new_key():
    waiver = Waiver("OPR-09", "operation:rentals/start-rental/response", "Fine.")
    design = replace(with_action(key="start-rental"), waivers=(waiver,))
    (_finding, mend), *_ = _mends(design, "NAME-01")

    assert applied(design, mend).waivers[0].target == "operation:rentals/startRental/response"


def test_the_mark_tells_one_change_from_another():
    one, other = (
        _mends(with_query(http=Http(method, "/bikes")), "REST-02")[0][1] for method in ("PUT", "PATCH")
    )

    assert one.mark != other.mark
    assert one.mark == _mends(with_query(http=Http("PUT", "/bikes")), "REST-02")[0][1].mark


def _errors(findings):
    """How many errors each rule has."""
    return Counter(one.rule for one in findings if one.severity == "error")


def _same(finding):
    return finding.rule, finding.target, finding.sentence


_PATHS = (
    "",
    "/bikes",
    "/bike",
    "/bikes/{id}",
    "/bikes/{bike_id}",
    "/get-bikes",
    "/a/b/c/d",
    "/rent/{bike_id}/start",
)
_METHODS = ("", "GET", "POST", "PUT", "DELETE")
_NAMES = ("Find bikes", "Reserve a bike", "Bikes", "자전거 예약", "Cancel a rental", "뷁 조회")
_FIELDS = st.builds(
    Field,
    name=st.sampled_from(("bike_id", "bikeId", "bike-id", "district", "seat_no", "seat_num", "limit")),
    type=st.sampled_from(("string", "uuid", "Bike", "bike", "Bike[]", "Ghost")),
    place=st.sampled_from(("", "", "path", "query", "body")),
)


@st.composite
def _operations(draw) -> Operation:
    return Operation(
        key=draw(st.sampled_from(("findBikes", "find-bikes", "reserve", "예약", "bikes"))),
        service=draw(st.sampled_from(("bikes", "rentals"))),
        kind=draw(st.sampled_from(("query", "action"))),
        name=draw(st.sampled_from(_NAMES)),
        jobs=tuple(draw(st.lists(st.sampled_from(("J1", "T1")), max_size=2, unique=True))),
        messages=tuple(
            MessageRef("rent", n) for n in draw(st.lists(st.integers(1, 2), max_size=2, unique=True))
        ),
        inputs=tuple(draw(st.lists(_FIELDS, max_size=3, unique_by=lambda one: one.name))),
        outcome=draw(st.sampled_from(("", "Done."))),
        response=draw(st.sampled_from((Response(), Response(type="Bike[]"), Response((Field("bike_id"),))))),
        failures=draw(st.sampled_from(((), (Failure("the bike is already rented", 400),)))),
        http=Http(
            draw(st.sampled_from(_METHODS)),
            draw(st.sampled_from(_PATHS)),
            draw(st.sampled_from((None, 204, 409))),
        ),
        openapi=draw(st.sampled_from(({}, {}, {"operationId": "findBikes"}))),
    )


_TROUBLED = st.lists(_operations(), min_size=1, max_size=4, unique_by=lambda one: (one.service, one.key)).map(
    lambda operations: replace(SOUND, operations=tuple(operations))
)


def _holds_or_is_refused(design: Design) -> None:
    before = check(design)
    for finding, mend in _mends(design):
        try:
            after = mended(design, mend, before=before, surroundings=NOTHING_AROUND)
        except NotSafe:
            continue
        left = check(after)
        assert _same(finding) not in map(_same, left), (mend.label, mend.edits)
        assert _errors(left) <= _errors(before)
        assert applied(after, mend) == after


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(_TROUBLED)
def test_whatever_operations_hold_a_mend_removes_its_finding_or_is_refused(design):
    _holds_or_is_refused(design)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(designs())
def test_whatever_a_design_holds_a_mend_removes_its_finding_or_is_refused(design):
    _holds_or_is_refused(design)
