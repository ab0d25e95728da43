"""Writers to SQLite wait in turn, and a turn that nobody gives up holds nobody for ever."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from seedapp.sqlite_in_turn.base import Turn

ROOT = Path(__file__).resolve().parents[2]
TAKE_AND_STAY = """
import sys
from seedapp.sqlite_in_turn.base import Turn
turn = Turn(sys.argv[1])
turn.take(patience=10)
print("taken", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "workbench.sqlite3")


def test_threads_take_turns(path):
    inside, most, done = [], [], []

    def write(number):
        turn = Turn(path)
        turn.take(patience=30)
        inside.append(number)
        most.append(len(inside))
        inside.remove(number)
        turn.give_up()
        done.append(number)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(20)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()

    assert (sorted(done), set(most)) == (list(range(20)), {1})


def test_the_turn_of_a_process_that_is_killed_is_free_again(path):
    other = subprocess.Popen(
        [sys.executable, "-c", TAKE_AND_STAY, path],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout.readline() == "taken\n"
    waiting = Turn(path)
    took = threading.Thread(target=waiting.take, kwargs={"patience": 60})
    took.start()

    took.join(0.2)
    assert took.is_alive()
    other.kill()
    other.wait()
    took.join(60)

    assert not took.is_alive()
    waiting.give_up()


def test_whoever_waits_too_long_goes_on_without_a_turn(path):
    holder, impatient = Turn(path), Turn(path)
    holder.take(patience=1)

    impatient.take(patience=0.01)
    impatient.give_up()

    later = Turn(path)
    holder.give_up()
    later.take(patience=1)
    later.give_up()


@pytest.mark.django_db(transaction=True)
def test_a_transaction_gives_its_turn_up_however_it_ends(django_db_blocker):
    from django.db import connection, transaction

    if connection.vendor != "sqlite":
        pytest.skip("SQLite alone has turns")
    with pytest.raises(ValueError, match="undone"), transaction.atomic():
        assert connection._turn is not None
        raise ValueError("undone")
    assert connection._turn is None
    with transaction.atomic():
        pass
    assert connection._turn is None
