"""The coach is not asked twice about the same; and pages ask the database no more for a longer list."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seedapp.coach.looking import MOST_REMEMBERED, _remembered, looked_at
from seedapp.core.coach import Surroundings, check
from seedapp.core.design import Actor
from seedapp.job_stories.models import JobStory

AROUND = Surroundings()


def findings_of(design, surroundings):
    return looked_at(design, surroundings).findings


def test_the_same_design_is_checked_once(sample):
    assert findings_of(replace(sample), AROUND) is findings_of(replace(sample), AROUND)


def test_a_changed_design_is_checked_anew(sample):
    before = findings_of(sample, AROUND)
    changed = replace(sample, actors=())

    assert findings_of(changed, AROUND) == check(changed)
    assert findings_of(changed, AROUND) != before


def test_other_surroundings_are_checked_anew(sample):
    copied = Surroundings(other_actors=(replace(sample.actors[0]),))

    assert "ACT-09" in {one.rule for one in findings_of(sample, copied)}
    assert "ACT-09" not in {one.rule for one in findings_of(sample, AROUND)}


def test_only_so_many_designs_are_remembered(sample):
    for number in range(MOST_REMEMBERED + 3):
        findings_of(replace(sample, actors=(Actor(f"a{number}", "One"),)), AROUND)

    assert len(_remembered) == MOST_REMEMBERED


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["actors", "job_stories", "design"])
def test_a_page_asks_the_database_no_more_for_a_longer_list(name, viewer, design, at):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            viewer.get(at(name))
        return len(queries)

    asked()
    few = asked()
    actor = design.actors.get(key="tool-owner")
    JobStory.objects.bulk_create(
        JobStory(design=design, actor=actor, key=f"J{n}", motivation=f"find ladder {n}")
        for n in range(10, 40)
    )

    assert asked() == few
