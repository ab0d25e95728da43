import re
from dataclasses import replace

import pytest

from seedapp.core.derive.binding import bind, bindings, cases, owned
from seedapp.core.design import DataType, Failure, Field, Http, Operation, Response, Security, Style

from .binding_designs import design_of

SIGNATURES = [
    # bikes
    ("bikes", "query getBike(bike_id) -> Bike", "GET /bikes/{bike_id} 200"),
    ("bikes", "query listBikeRepairs(bike_id) -> Repair[]", "GET /bikes/{bike_id}/repairs 200"),
    ("bikes", "query getBikeRepair(bike_id) -> Repair", "GET /bikes/{bike_id}/repair 200"),
    ("bikes", "query findAvailableBikes(latitude) -> Bike[]", "GET /bikes 200"),
    ("bikes", "query searchBikes(a,b,c,d,e,f,g,h,i) -> Bike[]", "POST /bike-searches 200"),
    ("bikes", "query searchBikes(place: object) -> Bike[]", "POST /bike-searches 200"),
    ("bikes", "action addBike(model)", "POST /bikes 201"),
    ("bikes", "action updateBike(bike_id, model) -> Bike", "PATCH /bikes/{bike_id} 200"),
    ("bikes", "action updateBike(bike_id, model)", "PATCH /bikes/{bike_id} 204"),
    ("bikes", "action replaceBike(bike_id, model) -> Bike", "PUT /bikes/{bike_id} 200"),
    ("bikes", "action changeBikeStatus(bike_id, status) -> Bike", "PUT /bikes/{bike_id}/status 200"),
    ("bikes", "action deleteBike(bike_id)", "DELETE /bikes/{bike_id} 204"),
    ("bikes", "action reportBrokenBike(bike_id, reason)", "POST /bikes/{bike_id}/reports 201"),
    ("bikes", "action lockBike(bike_id)", "POST /bikes/{bike_id}/lock 201"),
    ("bikes", "action markBikeAsBroken(bike_id)", "POST /bikes/{bike_id}/breakage 201"),
    # rentals
    ("rentals", "query findRentedBikes(district) -> Bike[]", "GET /rentals 200"),
    ("rentals", "query listRentals(bike_id) -> Rental[]", "GET /rentals 200"),
    ("rentals", "query getRentalPrice(rental_id) -> Price", "GET /rentals/{rental_id}/price 200"),
    ("rentals", "action rentBike(bike_id, rider_id)", "POST /rentals 201"),
    ("rentals", "action startRental(bike_id)", "POST /rentals 201"),
    ("rentals", "action changeDock(rental_id, dock_id) -> Dock", "PUT /rentals/{rental_id}/dock 200"),
    ("rentals", "action cancelRental(rental_id)", "POST /rentals/{rental_id}/cancellation 201"),
    ("rentals", "action endRental(rental_id, dock_id)", "POST /rentals/{rental_id}/completion 201"),
    ("rentals", "action returnBike(bike_id, dock_id)", "POST /returns 201"),
    ("rentals", "action reserveDock(dock_id)", "POST /reservations 201"),
    ("rentals", "action payFine(amount)", "POST /payments 201"),
    ("rentals", "action bookRide(rider_id)", "POST /bookings 201"),
    ("rentals", "action completeRental(rental_id)", "POST /rentals/{rental_id}/completion 201"),
    ("rentals", "query listRentedBikes(rental_id) -> Bike[]", "GET /rentals/{rental_id}/bikes 200"),
    # carts
    ("carts", "action addItemToCart(cart_id, product_id)", "POST /carts/{cart_id}/items 201"),
    ("carts", "action removeItemFromCart(cart_id, item_id)", "DELETE /carts/{cart_id}/items/{item_id} 204"),
    ("carts", "action emptyCart(cart_id)", "POST /carts/{cart_id}/emptying 201"),
    # no id at all
    ("members", "action signUp(email)", "POST /registrations 201"),
    ("members", "query getNearestMember(latitude) -> Member", "GET /nearest-member 200"),
    ("members", "action verifyEmail(member_id, code)", "POST /members/{member_id}/email-verifications 201"),
]
# What a house style writes otherwise: a verb makes nothing new, so its status is 200 or 204.
_GOOGLE = {
    "query searchBikes(a,b,c,d,e,f,g,h,i) -> Bike[]": "POST /bikes:search 200",
    "query searchBikes(place: object) -> Bike[]": "POST /bikes:search 200",
    "action lockBike(bike_id)": "POST /bikes/{bikeId}:lock 204",
    "action markBikeAsBroken(bike_id)": "POST /bikes/{bikeId}:markAsBroken 204",
    "action cancelRental(rental_id)": "POST /rentals/{rentalId}:cancel 204",
    "action endRental(rental_id, dock_id)": "POST /rentals/{rentalId}:end 204",
    "action completeRental(rental_id)": "POST /rentals/{rentalId}:complete 204",
    "action emptyCart(cart_id)": "POST /carts/{cartId}:empty 204",
}
_SEGMENT = {
    "action lockBike(bike_id)": "POST /bikes/{bikeId}/lock 204",
    "action markBikeAsBroken(bike_id)": "POST /bikes/{bikeId}/mark-as-broken 204",
    "action cancelRental(rental_id)": "POST /rentals/{rentalId}/cancel 204",
    "action endRental(rental_id, dock_id)": "POST /rentals/{rentalId}/end 204",
    "action completeRental(rental_id)": "POST /rentals/{rentalId}/complete 204",
    "action emptyCart(cart_id)": "POST /carts/{cartId}/empty 204",
}
IN_STYLE = {(signature, "google"): expected for signature, expected in _GOOGLE.items()} | {
    (signature, "rest"): expected for signature, expected in _SEGMENT.items()
}
HEADS = {
    "bikes": "bikes | Bikes | microservice",
    "rentals": "rentals | Rentals | microservice",
    "carts": "carts | Shopping carts | microservice",
    "members": "members | 회원 서비스 | microservice",
}


def only(*lines: str, service: str = "bikes"):
    """A design whose first service holds these operations, beside services that own bikes and rentals."""
    others = [head for key, head in HEADS.items() if key != service]
    return design_of("\n".join([HEADS[service], *lines]), *others)


def bound(design, number: int = 0):
    return bind(design, design.operations[number])


@pytest.mark.parametrize(("service", "signature", "expected"), SIGNATURES)
def test_an_operation_becomes_a_method_a_path_and_a_status(service, signature, expected):
    binding = bound(only(signature, service=service))
    assert f"{binding.method} {binding.path} {binding.status}" == expected


@pytest.mark.parametrize(("service", "signature", "expected"), SIGNATURES)
@pytest.mark.parametrize("style", [Style("google"), Style(names="camel", transitions="segment")])
def test_in_another_style_only_names_transitions_and_searches_look_otherwise(
    style, service, signature, expected
):
    binding = bound(replace(only(signature, service=service), style=style))
    shown = re.sub(r"_([a-z])(?=[^{]*})", lambda place: place[1].upper(), expected)
    found = f"{binding.method} {binding.path} {binding.status}"
    assert found == IN_STYLE.get((signature, style.profile), shown)


def test_a_service_owns_its_name_its_resources_and_what_its_verbs_make():
    design = only("action rentBike(bike_id)", "action reserveDock(dock_id)", service="rentals")
    assert {"rental", "reservation"} <= owned(design, "rentals")
    assert not {"bike", "dock"} & owned(design, "rentals")


def test_a_declared_resource_is_owned():
    design = design_of("desk | Front desk | microservice | voucher\nquery getVoucher(voucher_id) -> Voucher")
    assert "voucher" in owned(design, "desk")


def test_machinery_in_a_name_is_no_noun():
    assert owned(design_of("trip-api | Trip API | api"), "trip-api") == {"trip"}


def test_a_korean_service_owns_english_nouns():
    assert "loan" in owned(design_of("svc | 대출 서비스 | microservice"), "svc")


def test_a_korean_name_tells_where_the_key_does_not():
    design = only("action op1(book_id)", service="members")
    operation = replace(design.operations[0], name="도서 대출")
    assert bind(replace(design, operations=(operation,)), operation).path == "/loans"


def test_an_own_id_is_in_the_path_and_a_foreign_one_filters():
    own = bound(only("query listRepairs(bike_id, district) -> Repair[]"))
    foreign = bound(only("query listRentals(bike_id) -> Rental[]", service="rentals"))
    assert own.places == {"bike_id": "path", "district": "query"}
    assert foreign.places == {"bike_id": "query"}


def test_an_optional_id_is_never_in_the_path():
    assert bound(only("query findBikes(bike_id?) -> Bike[]")).places == {"bike_id": "query"}


def test_of_two_ids_of_one_noun_the_original_is_in_the_path():
    binding = bound(only("action swapBike(new_bike_id, original_bike_id)"))
    assert binding.places == {"new_bike_id": "body", "original_bike_id": "path"}


def test_a_list_is_a_collection_and_one_thing_is_not():
    assert bound(only("query findBikes(district) -> Bike[]")).is_collection
    assert not bound(only("query getBike(bike_id) -> Bike")).is_collection


def test_a_list_as_the_only_field_of_a_response_is_a_collection():
    operation = Operation("findBikes", "bikes", "query", response=Response((Field("bikes", "Bike[]"),)))
    assert bind(only(), operation).is_collection


def test_a_named_type_of_fields_in_a_query_makes_a_search():
    design = only("query findBikes(near) -> Bike[]")
    operation = replace(design.operations[0], inputs=(Field("near", "Place"),))
    place = DataType("Place", fields=(Field("latitude", "number"),))
    binding = bind(replace(design, types=(place,)), operation)
    assert (binding.is_search, binding.places) == (True, {"near": "body"})


def test_an_enumeration_in_a_query_stays_a_filter():
    design = only("query findBikes(state) -> Bike[]")
    operation = replace(design.operations[0], inputs=(Field("state", "State"),))
    binding = bind(replace(design, types=(DataType("State", values=("FREE",)),)), operation)
    assert (binding.method, binding.places) == ("GET", {"state": "query"})


def test_only_something_new_has_a_location():
    assert bound(only("action addBike(model)")).location
    assert not bound(only("action lockBike(bike_id)")).location


@pytest.mark.parametrize(
    ("style", "path"),
    [
        (Style(), "/rentals/{rental_id}/cancellation"),
        (Style("google"), "/rentals/{rentalId}:cancel"),
        (Style(transitions="segment"), "/rentals/{rental_id}/cancel"),
    ],
)
def test_a_transition_that_is_done_later_is_accepted_in_every_style(style, path):
    design = only("action cancelRental(rental_id)", service="rentals")
    later = replace(design.operations[0], outcome="It is cancelled asynchronously.")
    binding = bound(replace(design, operations=(later,), style=style))
    assert (binding.path, binding.status, binding.location) == (path, 202, True)


def test_a_transition_as_a_verb_that_answers_something_says_200():
    design = only("action cancelRental(rental_id) -> Refund", service="rentals")
    assert bound(replace(design, style=Style("google"))).status == 200


def test_a_part_of_the_thing_is_named_beside_its_verb():
    design = only("action releaseDock(rental_id)", service="rentals")
    assert bound(replace(design, style=Style("google"))).path == "/rentals/{rentalId}:releaseDock"
    assert bound(replace(design, style=Style(transitions="segment"))).path.endswith("/release-dock")


def test_a_path_that_a_person_set_is_shown_in_the_case_of_the_style():
    design = only("query getBike(bike_id) -> Bike")
    for typed in ("/bicycles/{bike_id}", "/bicycles/{bikeId}"):
        by_hand = replace(design.operations[0], http=Http(path=typed))
        binding = bound(replace(design, operations=(by_hand,), style=Style("google")))
        assert (binding.path, binding.places) == ("/bicycles/{bikeId}", {"bike_id": "path"})


def test_a_collection_has_no_404():
    design = only("query findAvailableBikes(latitude) -> Bike[]")
    assert "404" not in statuses(design, design.operations[0])


@pytest.mark.parametrize("outcome", ["The export is queued.", "나중에 처리된다."])
def test_work_done_later_is_accepted_with_a_status_address(outcome):
    operation = Operation("exportBikes", "bikes", "action", outcome=outcome)
    binding = bind(only(), operation)
    assert (binding.status, binding.location) == (202, True)


def test_every_decision_has_its_reason():
    binding = bound(only("action reportBrokenBike(bike_id, reason)"))
    said = " ".join(map(str, binding.reasons))
    assert all(word in said for word in ("POST", "report", "201", "bike_id", "reason"))


def test_what_a_person_has_set_wins_and_is_named():
    design = only("query getBike(bike_id) -> Bike")
    operation = replace(design.operations[0], http=Http("POST", "/bikes/{bike_id}/view", 203))
    binding = bind(design, operation)
    assert (binding.method, binding.path, binding.status) == ("POST", "/bikes/{bike_id}/view", 203)
    assert binding.derived == Http("GET", "/bikes/{bike_id}", 200)
    assert binding.overridden == ("method", "path", "status")
    assert binding.places == {"bike_id": "path"}


def test_an_id_that_a_person_moved_out_of_the_path_leaves_the_path():
    design = only("query getBike(bike_id) -> Bike")
    moved = replace(design.operations[0], inputs=(Field("bike_id", "uuid", place="query"),))
    binding = bind(design, moved)
    assert (binding.path, binding.places) == ("/bike", {"bike_id": "query"})
    assert (binding.overridden, binding.derived.path) == (("inputs/bike_id",), "/bikes/{bike_id}")


def test_an_input_that_a_person_put_into_the_path_stands_there():
    design = only("query findBikes(district) -> Bike[]")
    moved = replace(design.operations[0], inputs=(Field("district", place="path"),))
    assert bind(design, moved).path == "/bikes/{district}"


def test_another_method_brings_its_own_status_and_places():
    design = only("action updateBike(bike_id, model)")
    operation = replace(design.operations[0], http=Http(method="DELETE"))
    binding = bind(design, operation)
    assert (binding.status, binding.places["model"]) == (204, "query")


def test_every_operation_of_a_service_is_bound_in_order():
    design = only("query getBike(bike_id) -> Bike", "action addBike(model)")
    assert list(bindings(design, "bikes")) == ["getBike", "addBike"]


def test_a_service_that_is_not_there_is_refused():
    with pytest.raises(KeyError):
        bindings(only(), "nowhere")


def statuses(design, operation):
    return [case.status for case in cases(design, operation, bind(design, operation))]


def test_every_operation_has_the_errors_of_its_inputs_security_and_path():
    design = only("action lockBike(bike_id)", "action openDay()")
    assert statuses(design, design.operations[0]) == ["400", "401", "403", "404", "default"]
    assert statuses(design, design.operations[1]) == ["401", "403", "default"]


def test_an_open_service_asks_for_no_proof():
    design = only("query getBike(bike_id) -> Bike")
    free = replace(design, services=tuple(replace(one, security=Security()) for one in design.services))
    assert statuses(free, free.operations[0]) == ["400", "404", "default"]


def test_failures_keep_the_words_of_the_team_under_their_status():
    design = only("action lockBike(bike_id)")
    failures = (
        Failure("the bike is already locked"),
        Failure("the bike is taken"),
        Failure("it is a fake", 418),
    )
    operation = replace(design.operations[0], failures=failures)
    found = {case.status: case for case in cases(design, operation, bind(design, operation))}
    assert found["409"].sentence_when == ("the bike is already locked", "the bike is taken")
    assert (found["418"].origin, found["404"].origin, list(found)[-1]) == ("failure", "path", "default")
