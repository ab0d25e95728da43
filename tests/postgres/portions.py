"""A run on PostgreSQL of the tests that touch a database: `-p tests.postgres.portions --portion NAME`.

The portions part the suite, so that several processes can share it; together they leave nothing out.
"""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
REST = "rooms"
FOLDERS = {
    "access": {"access"},
    "browser": {"browser"},
    "hostile": {"hostile"},
    "pages": {"web"},
    "rest": {"rest"},
}
# Tests whose own subprocesses choose their database, and those that start this very run.
OWN_CHOICE = {"durability", "postgres"}


def portion_of(path: Path) -> str | None:
    """The portion that a test file belongs to; None where the file chooses its databases itself."""
    folder = path.relative_to(TESTS).parts[0]
    if folder in OWN_CHOICE:
        return None
    return next((name for name, folders in FOLDERS.items() if folder in folders), REST)


def folders_of(portion: str) -> list[Path]:
    """The folders of tests that a portion reads: nobody else's."""
    every = {path.relative_to(TESTS).parts[0] for path in TESTS.rglob("test_*.py")}
    others = OWN_CHOICE.union(*FOLDERS.values())
    return [TESTS / name for name in sorted(FOLDERS.get(portion, every - others))]


def touches_a_database(item: pytest.Item) -> bool:
    """Whether a test asks pytest-django for a database."""
    asked = set(getattr(item, "fixturenames", ()))
    return (
        bool(asked & {"db", "transactional_db", "live_server"})
        or item.get_closest_marker("django_db") is not None
    )


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--portion", choices=[*FOLDERS, REST], help="which part of the suite runs")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    portion = config.getoption("portion")
    wanted = [one for one in items if touches_a_database(one) and portion in (None, portion_of(one.path))]
    config.hook.pytest_deselected(items=[one for one in items if one not in set(wanted)])
    items[:] = wanted
