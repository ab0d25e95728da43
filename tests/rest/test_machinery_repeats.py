"""Idempotency keys: a POST or PATCH that is sent twice does one thing, and little of it is kept."""

import threading

import pytest
from django.db import connection
from django.test import Client

from seedapp.actors.models import Actor
from seedapp.history.models import Change
from seedapp.traffic import repeats
from seedapp.traffic.models import KeptAnswer

KEY = '"7b0c2d9e-0d0f-4a43-9c5c-1d2c6f3d8a10"'
NEW = {"name": "Night watch"}


@pytest.mark.hostile(31)
def test_a_post_sent_twice_does_one_thing_and_gets_the_first_answer(editor, design):
    first = editor.post("actors", NEW, Idempotency_Key=KEY)
    second = editor.post("actors", NEW, Idempotency_Key=KEY)

    assert (first.status_code, second.status_code, second.json()) == (201, 201, first.json())
    assert (second["Location"], second["ETag"]) == (first["Location"], first["ETag"])
    assert second["Idempotency-Replayed"] == "true"
    assert design.actors.filter(name="Night watch").count() == 1


@pytest.mark.hostile(31)
def test_an_edit_sent_twice_gets_the_first_answer_and_not_412(editor, design):
    tag = editor.get("actors/tool-owner")["ETag"]
    edit = {"body": {"name": "Lender"}, "If_Match": tag, "Idempotency_Key": KEY}

    first, second = (editor.patch("actors/tool-owner", **edit) for _ in range(2))

    assert (first.status_code, second.status_code, second.json()) == (200, 200, first.json())
    assert second["ETag"] == first["ETag"] != tag
    assert second["Idempotency-Replayed"] == "true"
    assert Change.objects.filter(design_id=design.pk, verb="actors.edited").count() == 1


def test_an_edit_that_was_refused_may_be_sent_again_with_its_key(editor):
    assert editor.patch("actors/tool-owner", NEW, If_Match='"1-old"', Idempotency_Key=KEY).status_code == 412
    assert editor.patch("actors/tool-owner", NEW, If_Match="*", Idempotency_Key=KEY).status_code == 200


def test_without_a_key_each_post_does_its_thing(editor, design):
    editor.post("actors", NEW)
    editor.post("actors", NEW)

    assert design.actors.filter(name="Night watch").count() == 2


def test_a_key_that_comes_with_another_body_is_refused(editor):
    editor.post("actors", NEW, Idempotency_Key=KEY)

    answer = editor.post("actors", {"name": "Another"}, Idempotency_Key=KEY)

    assert (answer.status_code, answer.json()["code"]) == (422, "key-reused")


def test_a_key_is_of_one_person_and_one_address(editor, callers, design):
    editor.post("actors", NEW, Idempotency_Key=KEY)

    answer = callers.owner.post("actors", NEW, Idempotency_Key=KEY)

    assert (answer.status_code, "Idempotency-Replayed" in answer) == (201, False)


@pytest.mark.hostile(31)
def test_a_post_that_was_refused_may_be_sent_again_with_its_key(editor):
    assert editor.post("actors", {}, Idempotency_Key=KEY).status_code == 400
    assert editor.post("actors", NEW, Idempotency_Key=KEY).status_code == 201


@pytest.mark.parametrize("key", ["", '""', "two words", "x" * 256, "ключ"])
def test_what_is_no_key_is_refused(editor, key):
    answer = editor.post("actors", NEW, Idempotency_Key=key)

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid-header")


def test_an_answer_is_kept_for_a_day(editor, design):
    editor.post("actors", NEW, Idempotency_Key=KEY)
    KeptAnswer.objects.update(at=KeptAnswer.objects.get().at - repeats.KEPT_FOR)

    assert "Idempotency-Replayed" not in editor.post("actors", NEW, Idempotency_Key=KEY)
    assert KeptAnswer.objects.count() == 1


def test_no_more_answers_are_kept_than_stated(db, monkeypatch):
    monkeypatch.setattr(repeats, "MOST_KEPT", 3)
    monkeypatch.setattr(repeats, "_LOOKED_AFTER_EVERY", 1)
    for number in range(10):
        repeats.keep(repeats.Asked("person:1", f"{number:064}", "x"), repeats.Answer(201, {}, "{}"))

    assert KeptAnswer.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_the_same_post_from_many_at_once_does_one_thing(team, design):
    Actor.objects.filter(name="Night watch").delete()
    place = f"/api/v1/designs/{design.workspace.slug}/{design.slug}/actors"
    statuses = []

    def send():
        browser = Client()
        browser.force_login(team.editor)
        answer = browser.post(place, NEW, content_type="application/json", headers={"Idempotency-Key": KEY})
        statuses.append(answer.status_code)
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert Actor.objects.filter(design=design, name="Night watch").count() == 1
    assert statuses == [201] * 6
