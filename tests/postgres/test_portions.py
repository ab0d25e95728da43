"""The portions that run on PostgreSQL are the whole suite: no file that touches a database is left out."""

from pathlib import Path

import pytest

from .portions import FOLDERS, OWN_CHOICE, REST, TESTS, folders_of, portion_of

HERE = Path(__file__).parent


@pytest.mark.parametrize("portion", [*FOLDERS, REST])
def test_each_portion_is_run(portion):
    runs = (HERE / f"test_{portion}_on_postgresql.py").read_text()

    assert f'run_on_postgresql("{portion}"' in runs


def test_only_tests_that_choose_their_databases_themselves_are_in_no_portion():
    files = [path for path in TESTS.rglob("test_*.py") if portion_of(path) is None]

    assert {path.relative_to(TESTS).parts[0] for path in files} == OWN_CHOICE


def test_each_portion_reads_every_file_of_its_own():
    for path in TESTS.rglob("test_*.py"):
        portion = portion_of(path)
        assert portion is None or set(path.parents) & set(folders_of(portion)), path


def test_no_portion_names_a_folder_that_is_not_there():
    named = OWN_CHOICE.union(*FOLDERS.values())

    assert {name for name in named if not (TESTS / name).is_dir()} == set()
