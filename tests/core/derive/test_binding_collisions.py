from seedapp.core.derive.binding import bindings

from .binding_designs import design_of


def paths(*lines):
    design = design_of("\n".join(["flights | Flights | microservice", *lines]))
    return {key: binding.path for key, binding in bindings(design, "flights").items()}


def test_an_adjective_becomes_a_path_where_two_would_collide():
    assert paths(
        "query searchFlights(origin, day) -> Flight[]", "query findAlternativeFlights(reason) -> Flight[]"
    ) == {"searchFlights": "/flights", "findAlternativeFlights": "/alternative-flights"}


def test_two_adjectives_with_the_same_filters_are_told_apart():
    assert paths("query findOpenFlights(day) -> Flight[]", "query findPastFlights(day) -> Flight[]") == {
        "findOpenFlights": "/open-flights",
        "findPastFlights": "/past-flights",
    }


def test_two_that_could_be_merged_stay_for_a_person_to_merge():
    assert set(
        paths("query findFlights() -> Flight[]", "query findOpenFlights(day) -> Flight[]").values()
    ) == {"/flights"}


def test_two_that_nothing_tells_apart_stay():
    assert set(paths("action addFlight(day)", "action createFlight(gate)").values()) == {"/flights"}
