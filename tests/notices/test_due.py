"""Reminders before a review ends: for who was asked and said nothing, once for each due date."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from seedapp.feedback import changes as feedback
from seedapp.feedback.models import Round
from seedapp.notices import due
from seedapp.notices.models import Kind, Notice
from seedapp.specification.changes import withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def ends(round_):
    """`ends(hours=…)`: the round, opened four days ago, ends so long from now."""

    def do(**time):
        now = timezone.now()
        Round.objects.filter(pk=round_.pk).update(
            opened_at=now - timedelta(days=4), due_at=now + timedelta(**time)
        )

    return do


def reminded():
    return list(Notice.objects.filter(kind=Kind.DUE).values_list("reader__reviewer_id", flat=True))


def test_who_said_nothing_is_reminded_a_day_before(guest, ends):
    ends(hours=23)

    assert due.remind() == 1
    assert reminded() == [guest.pk]


def test_nobody_is_reminded_twice(guest, ends):
    ends(hours=23)
    due.remind()

    assert due.remind() == 0
    assert reminded() == [guest.pk]


def test_a_review_of_a_withdrawn_revision_reminds_nobody(team, guest, revision, ends):
    ends(hours=23)
    withdraw(revision, by=team.owner, reason="It was published too early.")

    assert due.remind() == 0


def test_another_due_date_has_its_own_reminder(team, guest, round_, ends):
    ends(hours=2)
    due.remind()
    feedback.extend_round(round_, by=team.owner, due_at=timezone.now() + timedelta(hours=20))

    assert due.remind() == 1


def test_nobody_is_reminded_earlier(guest, ends):
    ends(hours=25)

    assert due.remind() == 0


def test_a_short_review_reminds_half_way(guest, round_):
    now = timezone.now()
    Round.objects.update(opened_at=now, due_at=now + timedelta(hours=10))
    assert due.remind() == 0

    Round.objects.update(opened_at=now - timedelta(hours=6), due_at=now + timedelta(hours=4))
    assert due.remind() == 1


def test_who_said_something_is_not_reminded(join, begin, ends):
    said, judged = join("Gil"), join("Ada")
    begin(reviewer=said)
    feedback.give_verdict(judged, judgement="approve")
    ends(hours=5)

    assert due.remind() == 0


def test_a_review_that_is_over_reminds_nobody(team, guest, round_, ends):
    ends(hours=5)
    feedback.close_round(round_, by=team.owner)
    assert due.remind() == 0

    feedback.reopen_round(round_, by=team.owner)
    ends(hours=-1)
    assert due.remind() == 0


@pytest.mark.hostile(34)
@pytest.mark.parametrize(
    "ends_at",
    [
        datetime(2028, 2, 29, 23, 59, tzinfo=UTC),  # a leap day
        datetime(2028, 3, 26, 1, 30, tzinfo=UTC),  # the night on which clocks go forward
        datetime(2028, 10, 29, 1, 30, tzinfo=UTC),  # and back
    ],
)
def test_any_day_may_be_due(monkeypatch, guest, ends_at):
    monkeypatch.setattr(timezone, "now", lambda: ends_at - timedelta(hours=24))
    Round.objects.update(opened_at=ends_at - timedelta(days=9), due_at=ends_at)

    assert due.remind() == 1
    assert due.remind() == 0
