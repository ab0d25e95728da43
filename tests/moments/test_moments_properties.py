"""Random writes of every room: at each number the moment is what the design was; restoring it makes it so."""

import random
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedapp.actors import changes as actors
from seedapp.coach import changes as coach
from seedapp.core import design as core
from seedapp.designs import changes as designs
from seedapp.history.changes import last_number
from seedapp.history.models import Change
from seedapp.interactions import changes as interactions
from seedapp.job_stories import changes as job_stories
from seedapp.moments.changes import Unchanged, restore_moment
from seedapp.moments.reading import value_at
from seedapp.moments.undoing import CannotUndo, undo
from seedapp.operations import changes as operations
from seedapp.operations import type_changes
from seedapp.operations.keys import Taken
from seedapp.operations.models import Operation
from seedapp.operations.policy import StillUsed
from seedapp.snapshot.take import take


class Hand:
    """Somebody who writes at random, by the change functions of the rooms."""

    def __init__(self, design, by, chance):
        self.design, self.by, self.chance, self.count = design, by, chance, 0

    def write(self):
        """One write, whatever it may be; one that is refused writes nothing."""
        self.count += 1
        deeds = [name for name in dir(self) if name.startswith(("add_", "edit_", "remove_", "other_"))]
        with suppress(Taken, StillUsed, CannotUndo, Unchanged):
            getattr(self, self.chance.choice(deeds))()

    def any_of(self, rows):
        found = list(rows)
        return self.chance.choice(found) if found else None

    def some_of(self, rows):
        found = list(rows)
        return self.chance.sample(found, self.chance.randint(0, len(found)))

    def operations(self):
        return Operation.objects.filter(service__design=self.design).select_related("service__design")

    def fields(self):
        types = ["string", *(f"{one.name}[]" for one in self.design.types.all())]
        return [core.Field(f"f{n}", self.chance.choice(types)) for n in range(self.chance.randint(0, 3))]

    def drawing(self):
        calls = "\n".join(
            f"a -> b: call {self.chance.randint(1, 5)}" for _n in range(self.chance.randint(0, 4))
        )
        return f"@startuml\n{calls}\n@enduml"

    def add_actor(self):
        actors.add_actor(self.design, by=self.by, key=f"a{self.count}", name="Somebody")

    def edit_actor(self):
        if row := self.any_of(self.design.actors.all()):
            actors.edit_actor(row, seen=row.row_version, by=self.by, key=f"b{self.count}", needs=["x"])

    def remove_actor(self):
        if row := self.any_of(self.design.actors.all()):
            actors.remove_actor(row, by=self.by)

    def add_story(self):
        job_stories.add_job_story(
            self.design,
            by=self.by,
            actor=self.any_of(self.design.actors.all()),
            provider=self.any_of(self.design.services.all()),
            refines=self.some_of(self.design.job_stories.all()),
            motivation=f"do {self.count}",
        )

    def edit_story(self):
        if row := self.any_of(self.design.job_stories.all()):
            others = self.design.job_stories.exclude(pk=row.pk)
            job_stories.edit_job_story(
                row, seen=row.row_version, by=self.by, key=f"K{self.count}", refines=self.some_of(others)
            )

    def remove_story(self):
        if row := self.any_of(self.design.job_stories.all()):
            job_stories.remove_job_story(row, by=self.by)

    def add_diagram(self):
        stories = self.some_of(self.design.job_stories.all())
        values = {"key": f"i{self.count}", "title": "I", "plantuml": self.drawing()}
        interactions.add_interaction(self.design, by=self.by, jobs=stories, **values)

    def edit_diagram(self):
        if row := self.any_of(self.design.interactions.all()):
            interactions.edit_interaction(row, seen=row.row_version, by=self.by, plantuml=self.drawing())

    def remove_diagram(self):
        if row := self.any_of(self.design.interactions.all()):
            interactions.remove_interaction(row, by=self.by)

    def add_type(self):
        type_changes.add_type(self.design, by=self.by, name=f"T{self.count}", fields=self.fields())

    def edit_type(self):
        if row := self.any_of(self.design.types.all()):
            type_changes.edit_type(row, seen=row.row_version, by=self.by, name=f"T{self.count}")

    def remove_type(self):
        if row := self.any_of(self.design.types.all()):
            type_changes.remove_type(row, by=self.by)

    def add_service(self):
        designs.add_service(self.design, by=self.by, key=f"s{self.count}", name="S")

    def remove_service(self):
        if row := self.any_of(self.design.services.all()):
            designs.remove_service(row, by=self.by)

    def add_operation(self):
        if service := self.any_of(self.design.services.all()):
            operations.add_operation(service, by=self.by, key=f"o{self.count}", kind="query", **self.lists())

    def lists(self):
        calls = [one for drawn in self.design.interactions.all() for one in drawn.messages.all()]
        return {
            "name": "O",
            "inputs": self.fields(),
            "response": self.fields(),
            "failures": [core.Failure("it rains")],
            "jobs": self.some_of(self.design.job_stories.all()),
            "messages": self.some_of(calls),
        }

    def edit_operation(self):
        if row := self.any_of(self.operations()):
            service = self.any_of(self.design.services.all())
            operations.edit_operation(row, seen=row.row_version, by=self.by, service=service, **self.lists())

    def remove_operation(self):
        if row := self.any_of(self.operations()):
            operations.remove_operation(row, by=self.by)

    def other_merge(self):
        found = list(self.operations())
        if len(found) > 1:
            one, other = self.chance.sample(found, 2)
            operations.merge_operations(one, other, seen=one.row_version, by=self.by)

    def other_order(self):
        pks = [one.pk for one in self.some_of(self.design.actors.all())]
        actors.order_actors(self.design, by=self.by, pks=pks)

    def other_settings(self):
        self.design.refresh_from_db()
        designs.edit_design(
            self.design, seen=self.design.row_version, by=self.by, title=f"Title {self.count}"
        )

    def other_waiver(self):
        row = self.any_of(self.operations())
        target = f"operation:{row.service.key}/{row.key}" if row else "design"
        coach.waive(self.design, rule="OPS-01", target=target, reason=f"{self.count}", by=self.by)

    def other_undo(self):
        change = self.any_of(Change.objects.filter(design_id=self.design.pk, undone_at=None))
        undo(change, design=self.design, by=self.by, again="set")

    def other_restore(self):
        number = self.chance.randint(1, last_number(self.design.pk))
        restore_moment(self.design, number=number, by=self.by)


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_every_moment_is_what_the_design_was(seed, team, sample):
    from seedapp.snapshot.restore import restore

    design = restore(sample, team.workspace, by=team.owner)
    hand = Hand(design, team.editor, random.Random(seed))
    seen = {1: take(design)}
    for _step in range(40):
        hand.write()
        design.refresh_from_db()
        seen[last_number(design.pk)] = take(design)

    assert [*seen] == [*range(1, len(seen) + 1)]
    for number, value in seen.items():
        assert value_at(design, number) == value

    for number in hand.chance.sample([*seen], 4):
        with suppress(Unchanged):
            restore_moment(design, number=number, by=team.owner)
        design.refresh_from_db()
        assert take(design) == seen[number]
