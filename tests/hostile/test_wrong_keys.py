"""Who tries keys of published documents waits, and nobody else does."""

import pytest
from django.urls import reverse

from seedapp.specification import changes
from seedapp.web.published import guesses

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_waits():
    yield
    guesses.forget()


@pytest.fixture
def right(team, design, published):
    """The address of a document that is published."""
    key = changes.open_addresses(design, by=team.owner).key
    version = published.documents.get(service_key="loans").version
    return reverse("published_by_version", args=[key, "loans", version])


@pytest.fixture
def tried(client, right):
    """Somebody who brought as many wrong keys as may be brought."""

    def from_(network):
        for number in range(guesses.WRONG_KEYS.requests):
            address = reverse("published_by_hash", args=[f"key-{number}", "0" * 64])
            assert client.get(address, REMOTE_ADDR=network).status_code == 404

    return from_


def test_who_tried_many_keys_waits_whatever_they_bring(client, right, tried):
    tried("192.0.2.7")

    answers = [client.get(one, REMOTE_ADDR="192.0.2.7") for one in (right, right.replace("loans", "x"))]
    status = client.get(right.removesuffix(".yaml") + "/status.json", REMOTE_ADDR="192.0.2.7")

    for one in (*answers, status):
        assert one.status_code == 429
        assert 0 < int(one["Retry-After"]) <= 60
        assert one["Cache-Control"] == "no-store"


def test_others_read_on_and_pay_nothing_for_it(client, right, tried, django_assert_num_queries):
    client.get(right)
    tried("192.0.2.7")

    with django_assert_num_queries(1):
        assert client.get(right, REMOTE_ADDR="192.0.2.8").status_code == 200


def test_who_waits_costs_no_query(client, right, tried, django_assert_num_queries):
    tried("2001:db8::7")

    with django_assert_num_queries(0):
        assert client.get(right, REMOTE_ADDR="2001:db8::8").status_code == 429


def test_a_right_key_of_what_is_not_published_yet_is_no_guess(client, right):
    early = right.replace("loans", "to-come")

    for _ in range(guesses.WRONG_KEYS.requests + 1):
        assert client.get(early).status_code == 404


def test_nobody_waits_longer_for_a_clock_that_was_put_back(client, right, tried, monkeypatch):
    tried("192.0.2.7")
    now = guesses.time.time()
    monkeypatch.setattr(guesses.time, "time", lambda: now - 3600)

    assert client.get(right, REMOTE_ADDR="192.0.2.7").status_code == 200
