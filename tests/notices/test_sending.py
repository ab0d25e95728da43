"""A mail server that refuses, hangs up or is away, workers that die: each letter is sent, by one of them."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from seedapp.feedback import changes as feedback
from seedapp.notices import letters, sending
from seedapp.notices.models import Letter, State
from seedapp.notices.pace import LONGEST_WAIT, MOST_ATTEMPTS

pytestmark = pytest.mark.django_db


def test_a_refused_letter_is_tried_again_with_the_same_id(answered, post, server, later):
    server.say = lambda command: "451 later" if command == "message" else ""
    post()
    first = server.got[0][1]["Message-ID"]
    assert post() == 0
    server.say = lambda command: ""
    later(minutes=2)

    post()

    assert [message["Message-ID"] for _to, message in server.got] == [first, first]
    assert Letter.objects.get().state == State.SENT


def test_the_wait_grows_and_ends(answered, post, server, later):
    server.say = lambda command: "451 never" if command == "message" else ""
    tried = 0
    while Letter.objects.filter(state=State.WAITING).exists() or not tried:
        tried += post()
        before = Letter.objects.get().retry_at
        later(days=1)
        assert before < timezone.now() + LONGEST_WAIT

    letter = Letter.objects.get()
    assert (letter.state, letter.attempts) == (State.GIVEN_UP, tried)
    assert tried == MOST_ATTEMPTS


def test_an_address_that_the_server_refuses_for_good_is_not_tried_again(answered, post, server):
    server.say = lambda command: "550 no such user" if command.startswith("RCPT") else ""

    post()

    letter = Letter.objects.get()
    assert (letter.state, letter.attempts) == (State.GIVEN_UP, 1)
    assert "550" in letter.fault


@pytest.mark.hostile(36)
def test_a_server_that_is_away_loses_nothing(answered, post, server, settings, later):
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, 9
    post()
    assert Letter.objects.get().state == State.WAITING
    settings.EMAIL_PORT = there
    later(minutes=2)

    post()

    assert len(server.got) == 1


@pytest.mark.hostile(36)
def test_a_server_that_hangs_up_in_the_middle_holds_up_no_other_letter(
    team, answered, read, post, server, later
):
    feedback.answer(answered, body="Thanks.", member=team.reviewer)
    said = iter(["421 busy, good bye"])
    server.say = lambda command: next(said, "") if command == "message" else ""

    post()
    later(minutes=2)
    post()

    assert set(Letter.objects.values_list("state", flat=True)) == {State.SENT}
    assert len(server.got) == 3


def test_nobody_sends_what_another_worker_is_sending(answered, read, server):
    read()
    letters.gather()
    assert sending._next() is not None

    assert sending.send_due() == 0
    assert server.got == []


@pytest.mark.hostile(34)
def test_a_letter_of_a_worker_that_died_is_sent_when_its_lease_is_over(answered, read, server, later):
    read()
    letters.gather()
    sending._next()
    later(minutes=3)

    assert sending.send_due() == 1
    assert len(server.got) == 1


@pytest.mark.hostile(34)
def test_a_lease_of_before_the_clock_was_put_back_does_not_hold(answered, read, server):
    read()
    letters.gather()
    Letter.objects.update(leased_until=datetime(2099, 2, 28, tzinfo=UTC), lease="gone")

    assert sending.send_due() == 1


@pytest.mark.hostile(34)
def test_a_worker_that_was_overtaken_writes_nothing_down(answered, read, server):
    read()
    letters.gather()
    mine = sending._next()
    Letter.objects.update(lease="another's")

    sending._end(mine, State.SENT)

    assert Letter.objects.get().state == State.WAITING
