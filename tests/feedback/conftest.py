"""A published tool shed, and reviewers who came to it."""

import pytest


@pytest.fixture
def publish(team, design):
    """Publishes the design as it is now, as the next revision: the first is 0.1.0, the second 0.2.0."""
    from seedapp.core import coach
    from seedapp.snapshot.take import take
    from seedapp.specification import changes

    def now(note=""):
        design.services.update(version=f"0.{design.revisions.count() + 1}.0")
        value = take(design)
        return changes.publish(design, value=value, findings=coach.check(value), by=team.owner, note=note)

    return now


@pytest.fixture
def join(team):
    """A reviewer in a round of their own: `join(revision, "Gil")` codes against it."""
    from seedapp.feedback import changes

    def to(revision, name="Gil", perspective="client-developer", user=None):
        round_, _token = changes.open_round(revision, by=team.editor)
        return changes.join(round_.links.get(), name=name, perspective=perspective, user=user)[0]

    return to
