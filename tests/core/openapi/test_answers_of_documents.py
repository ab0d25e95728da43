"""What is answered, and where it is found: addresses, versions, challenges, bounds."""

from dataclasses import replace

import pytest

from seedapp.core.design import Server
from seedapp.core.openapi import document

from .clinic import with_service
from .samples import freight, lockers, operations_in, sample


def location_of(operation, status="201"):
    return operation["responses"][status]["headers"]["Location"]["example"]


def test_what_is_created_is_found_where_it_is_read():
    operations = operations_in(lockers())
    assert "get" in lockers()["paths"]["/parcels/{parcelId}"]
    assert location_of(operations["storeParcel"]) == "/parcels/5e4d3c2b-1a09-4f8e-9d7c-6b5a49382716"


def test_an_address_begins_with_the_path_of_the_server():
    created = operations_in(freight())["bookShipment"]
    assert location_of(created) == "/shipments/shipments/0d9c1a52-1f0e-4a7b-9c1d-5f2e8a6b7c10"


@pytest.mark.parametrize("url", ["https://[", "https://x.test/{stage}", "not an address", "/"])
def test_an_address_stands_alone_where_the_server_has_no_plain_path(url):
    built = document(with_service(servers=(Server(url),)), "visits")
    assert location_of(operations_in(built)["bookVisit"]).startswith("/visits/")


def test_a_change_of_state_says_where_it_is_found():
    cancelled = operations_in(freight())["cancelShipment"]
    assert location_of(cancelled).endswith("/0d9c1a52-1f0e-4a7b-9c1d-5f2e8a6b7c10/cancellation")


def test_what_is_done_later_says_where_its_progress_is_found():
    address = location_of(operations_in(freight())["exportShipments"], "202")
    assert address.startswith("/shipments/shipment-exports/") and len(address.rsplit("/", 1)[-1]) == 36


def test_a_change_answers_the_version_after_the_one_that_was_read():
    operations = operations_in(lockers())
    read, changed = operations["getParcel"]["responses"], operations["updateParcel"]["responses"]
    assert read["200"]["headers"]["ETag"]["example"] != changed["200"]["headers"]["ETag"]["example"]


def test_what_is_gone_has_no_version():
    design = sample("parcel-lockers")
    gone = replace(design.operations[2], key="deleteParcel", kind="action", name="Delete a parcel", uid="")
    built = document(replace(design, operations=(*design.operations, gone)), "lockers")
    deleted = operations_in(built)["deleteParcel"]
    assert "412" in deleted["responses"] and "headers" not in deleted["responses"]["200"]


def test_who_is_not_known_is_told_how_to_prove_who_they_are():
    headers = freight()["components"]["responses"]["Unauthorized"]["headers"]
    assert headers["WWW-Authenticate"]["example"] == "Bearer"


def test_a_service_with_keys_has_no_challenge():
    assert "headers" not in freight("rates")["components"]["responses"]["Unauthorized"]


def test_tokens_are_issued_by_the_host_of_the_service():
    flows = freight()["components"]["securitySchemes"]["oauth2"]["flows"]
    assert flows["clientCredentials"]["tokenUrl"] == "https://api.freight-desk.test/oauth2/token"


def test_measures_have_bounds():
    pallet = freight()["components"]["schemas"]["Pallet"]["properties"]
    assert pallet["weight_kilograms"]["minimum"] == 0


def test_an_object_has_the_example_of_the_team():
    settings = freight()["components"]["schemas"]["WatchShipmentRequest"]["properties"]["settings"]
    assert settings["examples"] == [{"team": "export"}]


def test_a_service_open_to_all_says_so_and_answers_no_401():
    ports = freight("ports")
    assert ports["security"] == []
    assert all("401" not in one["responses"] for one in operations_in(ports).values())
