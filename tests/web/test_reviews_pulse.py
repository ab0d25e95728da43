"""An open page of a review learns that something is new, and of nothing else."""

import pytest

from seedapp.actors.changes import add_actor
from seedapp.feedback import changes
from seedapp.feedback.models import Link, Thread

pytestmark = pytest.mark.django_db

LOAN = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def gil(review):
    browser = review.guest()
    typed = {"kind": "operation", "anchor": LOAN, "severity": "question", "body": "Why?"}
    browser.post(review.url("review_say"), typed)
    return browser


@pytest.fixture
def pulse(review, gil):
    return lambda after="": gil.get(review.url("review_pulse"), {"after": after}).json()


def test_an_answer_changes_the_mark_that_the_page_began_with(review, gil, pulse, team):
    page = gil.get(review.url("review_contract", "loans")).content.decode()
    before = pulse()["mark"]
    assert f'data-mark="{before}"' in page
    assert pulse(before)["changes"] == []

    changes.answer(Thread.objects.get(), member=team.editor, body="Because.")

    after = pulse(before)
    assert after["mark"] != before
    assert [one["words"] for one in after["changes"]] == ["Something is new in this review."]


def test_an_edit_of_the_design_is_nothing_new_to_a_reviewer(pulse, design, team):
    before = pulse()["mark"]

    add_actor(design, by=team.editor, name="Passer-by")

    assert pulse()["mark"] == before


def test_a_page_that_asks_by_itself_does_not_use_the_link(review, gil, pulse):
    Link.objects.update(last_used_at=None)

    pulse()

    assert Link.objects.get().last_used_at is None


def test_who_has_not_begun_is_told_nothing(review, team):
    assert team.client().get(review.url("review_pulse")).url == review.url("review")


def test_the_pulse_costs_few_queries(review, gil, pulse, django_assert_max_num_queries):
    pulse()

    with django_assert_max_num_queries(7):
        pulse()
