"""What the tests of publishing share: a design published once, and a way to publish it again."""

import pytest


@pytest.fixture
def publish(team, design):
    """Publishes the tool shed as it stands: `publish(note="Second")`."""
    from seedapp.core import coach
    from seedapp.snapshot.surroundings import surroundings_of
    from seedapp.snapshot.take import take
    from seedapp.specification import changes

    def once(**more):
        value = take(design)
        findings = coach.check(value, surroundings=surroundings_of(design))
        return changes.publish(design, value=value, findings=findings, by=team.owner, **more)

    return once


@pytest.fixture
def revision(publish):
    return publish(note="First")
