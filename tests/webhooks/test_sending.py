"""Webhooks: what the journal tells is sent, signed, once and in order; what fails is tried again."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from seedapp.actors import changes as actor_changes
from seedapp.designs import changes as design_changes
from seedapp.history.models import Change
from seedapp.webhooks import changes, sending
from seedapp.webhooks.models import Attempt, Delivery, OffBecause, State, Webhook
from seedapp.webhooks.pace import LEASE, LONGEST_WAIT, MOST_ATTEMPTS, wait_after
from seedapp.worker.rounds import work_off
from seedapp.workspaces.changes import rename_workspace

pytestmark = pytest.mark.django_db


def add_actors(design, *names):
    for name in names:
        actor_changes.add_actor(design, by=None, key=name.lower(), name=name)


def messages(there):
    return [json.loads(body) for _headers, body in there.got]


def due_now(webhook):
    """As if the wait between two attempts were over."""
    Webhook.objects.filter(pk=webhook.pk).update(retry_at=timezone.now())


def test_every_change_is_sent_in_order_once(hook, there, design, work):
    add_actors(design, "Ann", "Ben", "Cid")
    work()
    work()

    assert [one["data"]["title"] for one in messages(there)] == ["Ann", "Ben", "Cid"]
    assert [one["data"]["number"] for one in messages(there)] == sorted(
        one["data"]["number"] for one in messages(there)
    )


def test_a_message_says_what_happened(hook, there, design, team, work):
    actor = actor_changes.add_actor(design, by=team.editor, key="ann", name="Ann")
    actor_changes.edit_actor(actor, seen=1, by=team.editor, name="Anna")
    work()

    told = messages(there)[1]
    assert (told["version"], told["type"]) == (1, "actors.edited")
    assert told["timestamp"].endswith("Z")
    data = told["data"]
    assert (data["workspace"], data["design"]["slug"], data["by"]) == (
        team.workspace.slug,
        design.slug,
        "Editor",
    )
    assert (data["target"], data["thing"], data["row_version"]) == (
        "actor:ann",
        f"actors.actor:{actor.pk}",
        2,
    )
    assert (data["before"]["name"], data["after"]["name"]) == ("Ann", "Anna")


def test_a_message_is_signed_as_the_specification_has_it(hook, there, design, work):
    add_actors(design, "Ann")
    work()

    [(headers, body)] = there.got
    key = base64.b64decode(hook.known_secret.removeprefix("whsec_"))
    signed = f"{headers['Webhook-Id']}.{headers['Webhook-Timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    assert headers["Webhook-Signature"] == f"v1,{expected}"
    assert abs(int(headers["Webhook-Timestamp"]) - timezone.now().timestamp()) < 60
    assert json.loads(body)["id"] == headers["Webhook-Id"]


def test_what_was_written_before_is_not_sent(hook, there, work):
    work()

    assert there.got == []


@pytest.mark.hostile(34)
def test_a_design_begun_and_deleted_between_two_rounds_is_told_of(hook, there, team, work):
    passing = design_changes.add_design(team.workspace, by=team.owner, title="Passing")
    design_changes.remove_design(passing, by=team.owner)
    work()

    assert [one["type"] for one in messages(there)] == ["designs.added", "designs.removed"]


def test_only_the_topics_that_were_asked_for_are_sent(hook, there, design, work):
    changes.edit_webhook(hook, seen=1, by=None, url=hook.url, topics=["actors.removed"], design=None)
    add_actors(design, "Ann")
    actor_changes.remove_actor(design.actors.get(key="ann"), by=None)
    work()

    assert [one["type"] for one in messages(there)] == ["actors.removed"]


def test_a_webhook_of_one_design_hears_of_no_other(empty_design, hook, there, design, work):
    changes.edit_webhook(hook, seen=1, by=None, url=hook.url, topics=[], design=empty_design)
    add_actors(design, "Ann")
    add_actors(empty_design, "Ben")
    work()

    assert [one["data"]["title"] for one in messages(there)] == ["Ben"]


def test_another_workspace_hears_nothing(hook, there, team, design, work):
    elsewhere = team.outsider.memberships.get().workspace
    changes.remove_webhook(hook, by=None)
    changes.add_webhook(elsewhere, by=team.outsider, url=there.address, topics=[])
    add_actors(design, "Ann")
    work()

    assert there.got == []


def test_the_journal_of_webhooks_is_sent_to_nobody(hook, there, team, work):
    changes.renew_secret(hook, by=team.owner)
    work()

    assert there.got == []
    assert {
        one.verb for one in Change.objects.filter(design_id=-team.workspace.pk, verb__startswith="webhooks.")
    } == {
        "webhooks.added",
        "webhooks.secret_renewed",
    }


def test_a_deletion_tells_of_the_thing_and_not_of_all_that_the_journal_keeps(hook, there, design, work):
    add_actors(design, "Ann")
    actor_changes.remove_actor(design.actors.get(key="ann"), by=None)
    work()

    before = messages(there)[-1]["data"]["before"]
    assert before["name"] == "Ann"
    assert "rows" not in before


def test_a_change_too_large_to_send_is_told_of_without_its_texts(hook, there, design, work):
    needs = ["n" * 1000] * 300
    actor_changes.add_actor(design, by=None, key="ann", name="Ann", needs=needs)
    work()

    data = messages(there)[0]["data"]
    assert (data["after"], data["left_out"]) == (None, ["before", "after"])


@pytest.mark.hostile(36)
def test_what_fails_is_tried_again_with_the_same_id_and_body_and_the_rest_waits(hook, there, design, work):
    there.answer = lambda number: (500, {}, b"broken") if number == 1 else (200, {}, b"")
    add_actors(design, "Ann", "Ben")
    work()
    assert len(there.got) == 1

    due_now(hook)
    work()

    assert [one["data"]["title"] for one in messages(there)] == ["Ann", "Ann", "Ben"]
    (first, body), (second, same) = there.got[:2]
    assert (first["Webhook-Id"], body) == (second["Webhook-Id"], same)


def test_each_attempt_is_written_down(hook, there, design, work):
    there.answer = lambda number: (500, {}, b"broken") if number == 1 else (204, {}, b"")
    add_actors(design, "Ann")
    work()
    due_now(hook)
    work()

    delivery = hook.deliveries.get()
    assert delivery.state == State.DELIVERED
    assert [(one.status, one.excerpt) for one in delivery.attempts.all()] == [(500, "broken"), (204, "")]


@pytest.mark.parametrize("status", [199, 300, 301, 302, 307, 400, 401, 404, 500, 503])
def test_anything_but_2xx_is_a_failure(hook, there, design, work, status):
    there.answer = lambda number: (status, {"Location": there.address}, b"")
    add_actors(design, "Ann")
    work()

    hook.refresh_from_db()
    assert (hook.failures, hook.deliveries.get().state) == (1, State.WAITING)


@pytest.mark.hostile(36)
def test_the_wait_grows_and_ends_after_two_days():
    now = timezone.now()
    waits = [wait_after(failures, "", now) for failures in range(1, MOST_ATTEMPTS)]

    assert all(later > sooner * 0.6 for sooner, later in pairwise(waits))
    assert timedelta(seconds=4) <= waits[0] <= timedelta(seconds=6)
    assert timedelta(days=1) < sum(waits, timedelta()) < timedelta(days=2.5)
    assert wait_after(MOST_ATTEMPTS, "", now) is None


def test_a_receiver_may_ask_for_a_longer_wait_but_not_for_ever():
    now = timezone.now()

    assert wait_after(1, "120", now) == timedelta(seconds=120)
    assert wait_after(1, "999999999999", now) == LONGEST_WAIT
    assert wait_after(1, "Wed, 01 Jan 3000 00:00:00 GMT", now) == LONGEST_WAIT
    for odd in ("-5", "x" * 100, "²", "Wed, 99 Jan 2020", "Wed, 01 Jan 2020 00:00:00 GMT"):
        assert wait_after(1, odd, now) < timedelta(seconds=7)


@pytest.mark.hostile(36)
def test_500_for_ever_switches_off_and_tells_the_owners(hook, there, design, team, work, mailoutbox):
    there.answer = lambda number: (500, {}, b"")
    add_actors(design, "Ann")
    for _ in range(MOST_ATTEMPTS + 3):
        work()
        due_now(hook)
    [task] = DBTaskResult.objects.all()
    task.task.call(*task.args_kwargs["args"])

    hook.refresh_from_db()
    assert (hook.off_because, len(there.got)) == (OffBecause.FAILING, MOST_ATTEMPTS)
    [mail] = mailoutbox
    assert mail.to == [team.owner.email]
    assert there.address in mail.body


@pytest.mark.hostile(36)
def test_a_receiver_that_is_gone_is_left_alone_at_once(hook, there, design, work):
    there.answer = lambda number: (410, {}, b"")
    add_actors(design, "Ann", "Ben")
    work()
    due_now(hook)
    work()

    hook.refresh_from_db()
    assert (hook.off_because, len(there.got)) == (OffBecause.GONE, 1)


def test_switched_on_again_it_sends_all_that_was_missed(hook, there, design, team, work):
    changes.switch_off(hook, because=OffBecause.SWITCHED, by=team.owner)
    add_actors(design, "Ann", "Ben")
    work()
    assert there.got == []

    changes.switch_on(hook, by=team.owner, with_missed=True)
    work()

    assert [one["data"]["title"] for one in messages(there)] == ["Ann", "Ben"]


def test_switched_on_from_now_it_sends_what_is_written_from_now_on(hook, there, design, team, work):
    there.answer = lambda number: (500, {}, b"")
    add_actors(design, "Ann")
    work()
    changes.switch_off(hook, because=OffBecause.SWITCHED, by=team.owner)
    add_actors(design, "Ben")
    there.answer = lambda number: (200, {}, b"")
    there.got.clear()

    changes.switch_on(hook, by=team.owner, with_missed=False)
    add_actors(design, "Cid")
    work()

    assert [one["data"]["title"] for one in messages(there)] == ["Cid"]


def test_a_test_goes_out_although_the_queue_waits_and_once(hook, there, design, work):
    there.answer = lambda number: (500, {}, b"")
    add_actors(design, "Ann")
    work()
    changes.send_test(hook, by=None)
    changes.send_test(hook, by=None)
    work()
    work()

    assert [one["type"] for one in messages(there)] == ["actors.added", "webhooks.test"]
    assert hook.deliveries.get(change=None).state == State.FAILED


def test_a_delivery_can_be_sent_once_more_under_the_same_id(hook, there, design, work):
    add_actors(design, "Ann")
    work()
    changes.redeliver(hook.deliveries.get(), by=None)
    work()

    first, second = there.got
    assert (first[0]["Webhook-Id"], first[1]) == (second[0]["Webhook-Id"], second[1])
    assert hook.deliveries.get().attempts.count() == 2


def test_what_is_skipped_lets_the_rest_go(hook, there, design, work):
    there.answer = lambda number: (400, {}, b"") if number == 1 else (200, {}, b"")
    add_actors(design, "Ann", "Ben")
    work()
    changes.skip(hook.deliveries.get(change__title="Ann"), by=None)
    work()

    assert [one["data"]["title"] for one in messages(there)] == ["Ann", "Ben"]


def test_for_a_day_a_new_secret_signs_beside_the_old_one(hook, there, design, work):
    changes.renew_secret(hook, by=None)
    add_actors(design, "Ann")
    work()
    Webhook.objects.filter(pk=hook.pk).update(old_secret_until=timezone.now())
    add_actors(design, "Ben")
    work()

    assert [len(headers["Webhook-Signature"].split()) for headers, _ in there.got] == [2, 1]


def test_the_secret_is_not_in_the_database_in_the_clear(hook, team):
    kept = json.dumps([*Webhook.objects.values()], default=str)
    journal = json.dumps([*Change.objects.values()], default=str)

    for part in (hook.known_secret, hook.known_secret.removeprefix("whsec_")[:20]):
        assert part not in kept
        assert part not in journal
    assert hook.secret not in journal
    assert "team=shed" not in journal


def test_under_another_key_of_the_installation_nothing_is_sent_and_the_log_says_why(
    hook, there, design, work, settings
):
    settings.SECRET_KEY = "another"
    add_actors(design, "Ann")
    work()

    assert there.got == []
    assert "Make a new secret" in Attempt.objects.get().fault["template"]


def test_the_key_before_is_read_while_the_installation_changes_over(hook, there, design, work, settings):
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
    add_actors(design, "Ann")
    work()

    assert len(there.got) == 1


@pytest.mark.hostile(35)
def test_nothing_reaches_this_machine_unless_the_installation_allows_it(hook, there, design, work, settings):
    settings.SEED_WEBHOOKS_PRIVATE = ""
    add_actors(design, "Ann")
    work()

    assert there.got == []
    assert "not on the open internet" in Attempt.objects.get().fault["template"]


@pytest.mark.hostile(34)
def test_nobody_else_sends_while_one_worker_does(hook, there, design, work):
    add_actors(design, "Ann")
    Webhook.objects.update(lease="somebody", leased_until=timezone.now() + LEASE / 2)
    work()
    assert there.got == []

    Webhook.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    work()
    assert len(there.got) == 1


@pytest.mark.hostile(34)
def test_a_lease_or_a_wait_from_before_the_clock_was_put_back_does_not_hold_it_up(hook, there, design, work):
    add_actors(design, "Ann")
    later = timezone.now() + timedelta(days=30)
    Webhook.objects.update(lease="somebody", leased_until=later, retry_at=later)
    work()

    assert len(there.got) == 1


def test_a_worker_that_lost_its_lease_in_the_middle_sends_no_more(hook, there, design):
    from seedapp.webhooks import reading

    def stolen(number):
        Webhook.objects.update(lease="somebody", leased_until=timezone.now() + LEASE)
        return (200, {}, b"")

    add_actors(design, "Ann", "Ben")
    reading.read_on()
    delivery = sending._next(hook.pk, "mine")
    stolen(1)
    sending._write_down(delivery, "mine", timezone.now(), sending._attempt(delivery))

    assert sending.take_turn(hook.pk) == 0
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["delivered", "waiting"]


def test_a_webhook_deleted_while_it_was_sent_for_is_no_fault(hook, there, design):
    from seedapp.webhooks import reading

    add_actors(design, "Ann")
    reading.read_on()
    delivery = sending._next(hook.pk, "mine")
    outcome = sending._attempt(delivery)
    changes.remove_webhook(Webhook.objects.get(pk=hook.pk), by=None)
    sending._write_down(delivery, "mine", timezone.now(), outcome)

    assert Attempt.objects.count() == 0


def test_what_ended_a_month_ago_is_forgotten_and_what_waits_is_not(hook, there, design, work):
    add_actors(design, "Ann")
    work()
    there.answer = lambda number: (500, {}, b"")
    add_actors(design, "Ben")
    work()
    Delivery.objects.update(at=timezone.now() - timedelta(days=40))
    Delivery.objects.filter(state=State.DELIVERED).update(ended_at=timezone.now() - timedelta(days=31))
    work_off()

    assert [one.change.title for one in hook.deliveries.all()] == ["Ben"]


def test_there_is_room_for_so_many_webhooks_and_no_more(team, hook):
    for _ in range(changes.MOST_WEBHOOKS - 1):
        changes.add_webhook(team.workspace, by=team.owner, url=hook.url, topics=[])

    with pytest.raises(changes.Refused, match="Delete one"):
        changes.add_webhook(team.workspace, by=team.owner, url=hook.url, topics=[])


def test_writing_costs_nothing_more_for_a_webhook(hook, design, django_assert_num_queries, team):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as with_webhook:
        add_actors(design, "Ann")
    changes.remove_webhook(hook, by=None)

    with django_assert_num_queries(len(with_webhook)):
        add_actors(design, "Ben")


def test_what_concerns_the_workspace_alone_is_told_of_too(hook, there, team, work):
    rename_workspace(team.workspace, name="Barn", by=team.owner)
    work()

    [told] = messages(there)
    assert (told["type"], told["data"]["design"], told["data"]["after"]) == (
        "workspaces.renamed",
        None,
        {"name": "Barn"},
    )
