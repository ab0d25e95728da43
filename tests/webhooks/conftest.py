"""A webhook of the team's that sends to a receiver on this machine, which the tests' installation allows."""

import pytest

from seedapp.webhooks import changes
from seedapp.worker.rounds import work_off

from .receiver import receiver


@pytest.fixture
def local_receivers(settings):
    settings.SEED_WEBHOOKS_PRIVATE = "1"
    settings.SEED_WEBHOOKS_PORTS = "any"


@pytest.fixture
def there(local_receivers):
    """The receiver; `there.answer` may be set to what it should say."""
    with receiver() as one:
        yield one


@pytest.fixture
def hook(team, design, there):
    """A webhook for every topic of the team's workspace; `secret` is its secret."""
    webhook, secret = changes.add_webhook(team.workspace, by=team.owner, url=there.address, topics=[])
    webhook.known_secret = secret
    return webhook


@pytest.fixture
def work():
    """Do what a worker would do now."""
    return work_off
