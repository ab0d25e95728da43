"""Rows written by prepared SQL are what the ORM would have written."""

import pytest
from django.db import IntegrityError, transaction

from seedapp.actors.models import Actor
from seedapp.prepared.writing import insert, update_version

pytestmark = pytest.mark.django_db


def of_each_field(row):
    return {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}


def test_a_new_row_is_there_as_it_is_in_memory(empty_design):
    made = insert(Actor(design=empty_design, key="one", name="One", needs=["“quotes”", "예약"]))

    assert of_each_field(Actor.objects.get(pk=made.pk)) == of_each_field(made)
    assert not made._state.adding


def test_what_must_never_be_false_is_still_refused(empty_design):
    insert(Actor(design=empty_design, key="one", name="One"))

    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Actor(design=empty_design, key="one", name="Other"))


def test_a_version_is_claimed_once(design):
    actor = design.actors.get(key="tool-owner")

    first = update_version(Actor, actor.pk, actor.row_version, {"name": "A", "needs": ["b"]})
    second = update_version(Actor, actor.pk, actor.row_version, {"name": "C"})

    found = Actor.objects.get(pk=actor.pk)
    assert (first, second) == (True, False)
    assert (found.name, found.needs, found.row_version) == ("A", ["b"], actor.row_version + 1)


def test_other_rows_stay_as_they_are(design):
    actor, other = design.actors.all()[:2]

    update_version(Actor, actor.pk, actor.row_version, {"name": "A"})

    assert of_each_field(Actor.objects.get(pk=other.pk)) == of_each_field(other)
