"""A run of writers against our server, and one against the bare view on the same database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from . import scripts
from .people import Answered, write_for
from .server import Server
from .stage import Person, run

Result = TypeVar("Result")
WRITERS, DESIGNS, PROCESSES = 50, 10, 2


def write_to_ours(server: Server, people: Sequence[Person], seconds: float) -> list[Answered]:
    """Everybody adds and edits for so long."""

    def script(number: int) -> object:
        return scripts.add_and_edit(people[number], number)

    return _written(server, script, seconds, len(people))


def write_to_the_bare_view(environment: Mapping[str, str], seconds: float) -> list[Answered]:
    """The same number of writers, threads and processes, one row each time."""
    run(environment, "-c", "from bench.writers import bare; bare.make_table()")
    server = Server("bench.writers.bare:application", environment, processes=PROCESSES)
    try:
        return _written(server, scripts.insert_rows, seconds, WRITERS)
    finally:
        server.end()


def _written(server: Server, script: Callable[[int], object], seconds: float, writers: int) -> list[Answered]:
    each = apart(write_for(seconds, port=server.port, writers=writers, script=script))
    return [one for answers in each for one in answers]


def apart(work: Coroutine[Any, Any, Result]) -> Result:
    """What comes of `work` in an event loop and a thread of its own: a browser's loop may run in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()
