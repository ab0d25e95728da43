"""A revision never changes: whatever happens to the design afterwards, its bytes stay what they were."""

import hashlib
from random import Random

import pytest

from seedapp.core import coach
from seedapp.designs.changes import edit_design, edit_service, remove_service
from seedapp.history.changes import last_number
from seedapp.job_stories.changes import edit_job_story, remove_job_story
from seedapp.moments.changes import Unchanged, restore_moment
from seedapp.moments.reading import NoMoment
from seedapp.operations.changes import edit_operation, remove_operation
from seedapp.operations.models import Operation
from seedapp.operations.type_changes import edit_type
from seedapp.snapshot.take import take
from seedapp.specification import changes
from seedapp.specification.models import Document, Revision

STEPS = 25


def frozen(design):
    """All that is published, but for the states, which move, and the services, which may be gone."""
    revisions = {
        row.pop("number"): {name: value for name, value in row.items() if name != "state"}
        for row in Revision.objects.filter(design=design).values()
    }
    documents = {
        row.pop("id"): {name: value for name, value in row.items() if name != "service_id"}
        for row in Document.objects.filter(revision__design=design).values()
    }
    return revisions, documents


def operations(design):
    return Operation.objects.filter(service__design=design).select_related("service__design")


@pytest.fixture
def deeds(team, design):
    """What may happen to a design: each takes a Random, and does one thing where there is something to do."""
    by = team.owner

    def row(dice, rows):
        found = list(rows)
        return dice.choice(found) if found else None

    def edit(change, rows, dice, **values):
        found = row(dice, rows)
        if found:
            change(found, seen=found.row_version, by=by, **values)

    def word(dice):
        return f"word{dice.randrange(10**6)}"

    def rename_field(dice):
        found = row(dice, operations(design))
        if found and (field := found.fields.first()):
            found.fields.filter(pk=field.pk).update(name=word(dice))

    def remove(change, rows, dice):
        found = row(dice, rows)
        if found:
            change(found, by=by)

    def publish(_dice):
        value = take(design)
        findings = [one for one in coach.check(value) if one.severity != "error"]
        if value.services:
            versions = changes.suggested_versions(design, value)
            changes.publish(design, value=value, findings=findings, by=by, versions=versions)

    def move(dice):
        found = row(dice, design.revisions.select_related("design"))
        change = dice.choice([changes.begin_review, changes.approve, changes.withdraw])
        try:
            change(found, by=by, **({"reason": "No"} if change is changes.withdraw else {}))
        except changes.NotAllowed:
            return

    def restore(dice):
        design.refresh_from_db()
        try:
            restore_moment(design, number=dice.randrange(1, last_number(design.pk) + 1), by=by)
        except (NoMoment, Unchanged):
            return

    return {
        "describe": lambda dice: edit(edit_operation, operations(design), dice, description=word(dice)),
        "rename": lambda dice: edit(
            edit_operation, operations(design), dice, key=word(dice), name=word(dice)
        ),
        "rename field": rename_field,
        "remove operation": lambda dice: remove(remove_operation, operations(design), dice),
        "tell another story": lambda dice: edit(
            edit_job_story, design.job_stories.select_related("design"), dice, motivation=word(dice)
        ),
        "remove story": lambda dice: remove(
            remove_job_story, design.job_stories.select_related("design"), dice
        ),
        "rename service": lambda dice: edit(
            edit_service, design.services.select_related("design"), dice, key=word(dice), name=word(dice)
        ),
        "remove service": lambda dice: (
            dice.random() < 0.2 and remove(remove_service, design.services.select_related("design"), dice)
        ),
        "describe type": lambda dice: edit(
            edit_type, design.types.select_related("design"), dice, description=word(dice)
        ),
        "rename design": lambda dice: edit(
            edit_design, type(design).objects.filter(pk=design.pk), dice, title=word(dice)
        ),
        "publish": publish,
        "move": move,
        "restore": restore,
    }


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_to_a_design_what_was_published_stays(design, revision, deeds, seed):
    dice = Random(seed)
    was = frozen(design)
    done = []
    for _ in range(STEPS):
        name = dice.choice(list(deeds))
        deeds[name](dice)
        done.append(name)
        now = frozen(design)
        for before, after in zip(was, now, strict=True):
            assert {key: after.get(key) for key in before} == before, done
        was = now
    assert len(was[0]) > 1, "nothing was published on the way"


def test_the_hash_is_that_of_the_bytes(revision):
    for one in revision.documents.all():
        assert hashlib.sha256(one.yaml.encode()).hexdigest() == one.sha256


def test_the_same_design_is_published_as_the_same_bytes(revision, publish):
    again = publish()
    assert again.design_file == revision.design_file
    assert list(again.documents.values_list("yaml", "sha256")) == list(
        revision.documents.values_list("yaml", "sha256")
    )


def test_no_two_contents_are_ever_published_under_one_version(team, design, revision, deeds):
    dice = Random(7)
    for name in ("describe", "publish", "rename field", "publish", "move", "describe", "publish") * 2:
        deeds[name](dice)
    told = Document.objects.filter(revision__design=design).values_list("service_key", "version", "sha256")
    pairs = {(key, version) for key, version, _sha256 in told}
    assert len(pairs) == len(set(told)) > 3
