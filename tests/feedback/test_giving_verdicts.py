"""What a reviewer thinks of a revision, or of operations in it, and what is kept of it."""

from importlib import import_module

import pytest
from django.apps import apps

from seedapp.feedback import changes
from seedapp.feedback.models import Verdict

pytestmark = pytest.mark.django_db


@pytest.fixture
def gil(publish, join):
    return join(publish())


def uids_of(reviewer):
    from seedapp.specification.frozen import frozen_design

    return [one.uid for one in frozen_design(reviewer.round.revision).operations]


def test_a_verdict_keeps_the_perspective_it_was_given_from(gil):
    verdict = changes.give_verdict(gil, judgement="approve")

    assert (verdict.perspective, verdict.is_whole) == ("client-developer", True)


def test_a_verdict_on_chosen_operations_names_them_in_the_order_of_the_design(gil):
    first, second, *_rest = uids_of(gil)

    verdict = changes.give_verdict(gil, judgement="approve", operations=[second, first, second])

    assert verdict.operations == [first, second]


def test_a_verdict_on_an_operation_that_is_not_there_is_refused(gil):
    with pytest.raises(changes.NoSuchOperation):
        changes.give_verdict(gil, judgement="approve", operations=["elsewhere"])

    assert not gil.verdicts.exists()


def test_the_same_verdict_on_other_operations_is_another_verdict(gil):
    first, second, *_rest = uids_of(gil)

    changes.give_verdict(gil, judgement="approve", operations=[first])
    changes.give_verdict(gil, judgement="approve", operations=[second])
    changes.give_verdict(gil, judgement="approve", operations=[second])

    assert gil.verdicts.count() == 2


def test_verdicts_given_before_there_were_perspectives_get_those_of_their_reviewers(publish, join):
    revision = publish()
    gil, eva = join(revision), join(revision, "Eva", "end-user")
    for one in (gil, eva):
        changes.give_verdict(one, judgement="approve")
    Verdict.objects.update(perspective="")

    import_module("seedapp.feedback.migrations.0002_verdicts_on_operations").keep_perspectives(apps, None)

    assert [one.verdicts.get().perspective for one in (gil, eva)] == ["client-developer", "end-user"]
