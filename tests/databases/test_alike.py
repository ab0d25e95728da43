"""What databases do in different ways comes to the same here: this file runs on SQLite and on PostgreSQL."""

import threading
import unicodedata

import pytest
from django.db import IntegrityError, connection, connections, transaction

from seedapp.actors import changes as actor_changes
from seedapp.actors.models import Actor
from seedapp.history.changes import last_number
from seedapp.history.models import Change
from seedapp.history.once import DoneAlready, once
from seedapp.history.rows import Stale
from seedapp.interactions.models import Message
from seedapp.snapshot.take import take

AT_ONCE = 6


def at_once(do):
    """Call `do(number)` in threads that begin together, each with its own connection; what each came to."""
    start, came = threading.Barrier(AT_ONCE), [None] * AT_ONCE

    def run(number):
        try:
            start.wait(30)
            came[number] = do(number)
        except Exception as raised:
            came[number] = raised
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return came


@pytest.mark.django_db(transaction=True)
def test_of_edits_of_one_version_at_once_one_is_written_and_the_others_are_told(empty_design, team):
    actor = actor_changes.add_actor(empty_design, by=team.owner, key="a", name="A", kind="human")

    def edit(number):
        row = Actor.objects.select_related("design").get(pk=actor.pk)
        return actor_changes.edit_actor(row, seen=1, by=team.owner, name=f"Name {number}")

    came = at_once(edit)

    kept = Actor.objects.get(pk=actor.pk)
    assert sum(isinstance(one, Stale) for one in came) == AT_ONCE - 1, came
    assert (kept.row_version, kept.name) == (2, next(one.name for one in came if isinstance(one, Actor)))


@pytest.mark.django_db(transaction=True)
def test_writes_at_once_are_numbered_without_gaps(empty_design, team):
    before = last_number(empty_design.pk)

    came = at_once(
        lambda number: actor_changes.add_actor(
            empty_design, by=team.owner, key=f"a{number}", name=f"A {number}", kind="human"
        )
    )

    numbers = Change.objects.filter(design_id=empty_design.pk, number__gt=before).values_list(
        "number", flat=True
    )
    assert all(isinstance(one, Actor) for one in came), came
    assert sorted(numbers) == list(range(before + 1, before + 1 + AT_ONCE))


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_many_times_at_once_is_done_once(empty_design, team):
    def send(number):
        with once("the same token of the same form"):
            return actor_changes.add_actor(
                empty_design, by=team.owner, key=f"a{number}", name="A", kind="human"
            )

    came = at_once(send)

    assert sum(isinstance(one, DoneAlready) for one in came) == AT_ONCE - 1, came
    assert empty_design.actors.count() == 1


def test_an_id_given_back_by_putting_back_is_not_given_out_again(empty_design, team):
    from seedapp.history.removal import put_back

    actor = actor_changes.add_actor(empty_design, by=team.owner, key="a", name="A", kind="human")
    removal = actor_changes.remove_actor(actor, by=team.owner)
    put_back(removal, design=empty_design, by=team.owner)

    other = actor_changes.add_actor(empty_design, by=team.owner, key="b", name="B", kind="human")

    assert set(empty_design.actors.values_list("key", flat=True)) == {"a", "b"}
    assert other.pk != empty_design.actors.get(key="a").pk


def test_calls_that_are_not_in_the_text_come_last(design):
    interaction = design.interactions.get()
    lost = Message.objects.create(interaction=interaction, number=None, label="lost")

    numbers = [one.number for one in Message.objects.filter(interaction=interaction)]

    assert numbers == [*range(1, len(numbers)), None]
    assert list(interaction.messages.all())[-1] == lost


def test_waivers_leave_in_the_order_of_their_characters(design, team):
    from seedapp.coach.changes import waive

    targets = ["job:b", "job:B", "job:a-c", "job:ab", "design", "job:é", "job:한"]
    for target in targets:
        waive(design, rule="JOB-01", target=target, reason="We know.", by=team.owner)

    left = [one.target for one in take(design).waivers if one.rule == "JOB-01"]

    assert left == sorted(targets)


@pytest.mark.parametrize("other", ["Key", "kéy", "ＫＥＹ"])
def test_keys_that_differ_in_case_accent_or_width_are_two_keys(empty_design, team, other):
    for key in ("key", other):
        actor_changes.add_actor(empty_design, by=team.owner, key=key, name=key, kind="human")

    assert {one.key for one in empty_design.actors.filter(key="key")} == {"key"}
    assert empty_design.actors.count() == 2


def test_a_key_is_taken_once(empty_design, team):
    actor_changes.add_actor(empty_design, by=team.owner, key="key", name="A", kind="human")

    with pytest.raises(IntegrityError), transaction.atomic():
        Actor.objects.create(design=empty_design, key="key", name="B")

    assert empty_design.actors.count() == 1


def test_json_keeps_order_unicode_and_numbers(empty_design, team):
    value = {
        "b": 1,
        "a": [1.5, "한국어", None, True],
        "z\u0301": unicodedata.normalize("NFD", "é"),
        "big": 2**60,
    }
    empty_design.style = value
    empty_design.save()
    empty_design.refresh_from_db()

    assert empty_design.style == value


def test_the_isolation_is_the_one_that_writes_count_on(db):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SHOW transaction_isolation")
            assert cursor.fetchone() == ("read committed",)
            cursor.execute("SHOW lock_timeout")
            assert cursor.fetchone() == ("10s",)
        else:
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone() == ("wal",)
            assert connection.transaction_mode == "IMMEDIATE"
