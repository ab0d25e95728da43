"""Hostile input once more, on a real PostgreSQL."""

import pytest

from .running import run_on_postgresql


@pytest.mark.postgres
@pytest.mark.slow
def test_hostile_on_postgresql(postgres_url):
    run_on_postgresql("hostile", postgres_url)
