"""How often somebody may ask: told in each answer, exact however many ask at once, no harm to others."""

import threading

import pytest
from django.db import connection

from seedapp.accounts.models import Scope
from seedapp.accounts.token_changes import make_token
from seedapp.traffic.limits import Limit, count_request
from seedapp.traffic.models import Tally

ME = "/api/v1/me"


@pytest.fixture
def three_a_minute(settings):
    settings.SEED_API_REQUESTS_A_MINUTE = {"person": 3, "address": 2}


def test_each_answer_says_how_many_remain(editor, three_a_minute):
    answers = [editor.get(ME) for _ in range(3)]

    assert [one["RateLimit"].partition(";t=")[0] for one in answers] == [
        '"person";r=2', '"person";r=1', '"person";r=0',
    ]  # fmt: skip
    assert {one["RateLimit-Policy"] for one in answers} == {'"person";q=3;w=60'}


def test_too_many_requests_are_refused_with_when_to_come_again(editor, three_a_minute):
    for _ in range(3):
        editor.get(ME)
    answer = editor.post("actors", {"name": "A"})

    assert (answer.status_code, answer.json()["code"]) == (429, "too-many-requests")
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert answer["RateLimit"].startswith('"person";r=0;t=')


def test_others_are_not_harmed(editor, callers, three_a_minute):
    for _ in range(5):
        editor.get(ME)

    assert callers.owner.get(ME).status_code == 200


def test_more_tokens_are_not_more_requests(team, client, three_a_minute):
    statuses = []
    for number in range(4):
        _token, secret = make_token(team.editor, name=str(number), scope=Scope.READ)
        statuses.append(client.get(ME, headers={"Authorization": f"Bearer {secret}"}).status_code)

    assert statuses == [200, 200, 200, 429]


def test_guessing_tokens_is_counted_by_address(client, db, three_a_minute):
    guesses = [
        client.get(ME, headers={"Authorization": f"Bearer seed_{number:043}"}).status_code
        for number in range(4)
    ]

    assert guesses == [401, 401, 429, 429]


def test_another_address_cannot_be_claimed(client, db, three_a_minute):
    statuses = [
        client.get(ME, headers={"X-Forwarded-For": f"192.0.2.{number}"}).status_code for number in range(4)
    ]

    assert statuses == [401, 401, 429, 429]


def test_what_was_refused_is_counted_too(editor, three_a_minute):
    for _ in range(3):
        assert editor.post("actors", {}).status_code == 400

    assert editor.get(ME).status_code == 429


def test_zero_counts_nothing(editor, settings):
    settings.SEED_API_REQUESTS_A_MINUTE = {"person": 0, "address": 0}

    assert "RateLimit" not in editor.get(ME)
    assert not Tally.objects.exists()


def test_a_new_window_begins_at_nothing(db):
    limit = Limit(2, seconds=60)
    counts = [count_request("person:1", limit, now=now).count for now in (600.0, 610.0, 659.9, 660.0)]

    assert counts == [1, 2, 3, 1]


def test_a_clock_that_steps_back_gives_nothing_away(db):
    limit = Limit(2)
    counts = [count_request("person:1", limit, now=now).count for now in (660.0, 661.0, 650.0, 600.0)]

    assert counts == [1, 2, 3, 4]


def test_old_tallies_go(db):
    count_request("address:192.0.2.1", Limit(2), now=600.0)
    count_request("person:1", Limit(2), now=600.0 + 2 * 3600)

    assert set(Tally.objects.values_list("who", flat=True)) == {"person:1"}


@pytest.mark.django_db(transaction=True)
def test_counting_is_exact_however_many_count_at_once():
    counts = []

    def count_many():
        for _ in range(25):
            counts.append(count_request("person:1", Limit(1000), now=600.0).count)
        connection.close()

    threads = [threading.Thread(target=count_many) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(counts) == list(range(1, 101))


def test_a_write_costs_few_questions_to_the_database(team, design, client, django_assert_max_num_queries):
    _token, secret = make_token(team.editor, name="ci", scope=Scope.WRITE)
    bearer = {"Authorization": f"Bearer {secret}"}
    place = f"/api/v1/designs/{design.workspace.slug}/{design.slug}/actors"
    client.get(place, headers=bearer)  # notes the use of the token

    with django_assert_max_num_queries(18) as asked:
        answer = client.post(place, {"name": "A"}, content_type="application/json", headers=bearer)

    assert answer.status_code == 201
    assert not [one for one in asked if "django_session" in one["sql"]]
