"""Which revision somebody saw last: what has changed since is what they need to read."""

import pytest

from seedapp.feedback.models import Seen
from seedapp.feedback.seeing import saw, seen_before

pytestmark = pytest.mark.django_db


def test_who_saw_none_begins_from_the_revision_before(publish, team):
    publish()
    second, third = publish(), publish()

    assert seen_before(third, user=team.editor) == second


def test_a_member_goes_on_from_the_revision_that_they_saw_last(publish, team):
    first = publish()
    saw(first, user=team.editor)
    publish()

    assert seen_before(publish(), user=team.editor) == first


def test_a_reviewer_with_an_account_is_the_same_person_in_the_next_round(publish, join, team):
    first = publish()
    saw(first, reviewer=join(first, user=team.reviewer))
    publish()
    third = publish()

    assert seen_before(third, reviewer=join(third, user=team.reviewer)) == first


def test_a_guest_is_not_taken_for_another_of_the_same_name(publish, join):
    first = publish()
    saw(first, reviewer=join(first, "Gil"))
    second, third = publish(), publish()

    assert seen_before(third, reviewer=join(third, "Gil")) == second


def test_the_first_revision_has_none_before(publish, team):
    assert seen_before(publish(), user=team.editor) is None


def test_seeing_twice_is_kept_once(publish, join):
    first = publish()
    gil = join(first)
    saw(first, reviewer=gil)
    saw(first, reviewer=gil)

    assert Seen.objects.count() == 1
