"""The REST API once more, on a real PostgreSQL."""

import pytest

from .running import run_on_postgresql


@pytest.mark.postgres
@pytest.mark.slow
def test_rest_on_postgresql(postgres_url):
    run_on_postgresql("rest", postgres_url)
