"""Building large trees without looking for garbage in between, which there is none of until they are done."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def garbage_left() -> Iterator[None]:
    """Pauses the garbage collector, also as a decorator: `@garbage_left()`.

    Looking for garbage again and again among objects that all stay takes longer the more there are of them.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
