"""The browser once more, on a real PostgreSQL."""

import pytest

from .running import run_on_postgresql


@pytest.mark.postgres
@pytest.mark.slow
def test_browser_on_postgresql(postgres_url):
    run_on_postgresql("browser", postgres_url)
