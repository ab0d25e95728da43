"""Looking a name up in bounded time: the resolver of a machine waits for others, and not for us."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from .places import Address, Rules, allowed_addresses

MOST_AT_ONCE = 16
_free = threading.BoundedSemaphore(MOST_AT_ONCE)


def addresses_within(seconds: float, host: str, port: int, rules: Rules) -> list[Address]:
    """What a name stands for, each of it checked. Raises Refused, OSError, TimeoutError when time is up.

    A look-up cannot be called off: it goes on by itself to its end, beside no more than MOST_AT_ONCE others.
    """
    if not _free.acquire(timeout=seconds):
        raise TimeoutError("Too many names are being looked up.")
    looked = _LookUp(host, port, rules)
    looked.start()
    looked.join(seconds)
    return list(looked.outcome())


class _LookUp(threading.Thread):
    """One look-up. No process waits for it when it ends."""

    def __init__(self, host: str, port: int, rules: Rules) -> None:
        super().__init__(name="look-up", daemon=True)
        self._asked = host, port, rules
        self._found: Sequence[Address] | Exception = TimeoutError("The name was not found in time.")

    def run(self) -> None:
        try:
            self._found = allowed_addresses(*self._asked)
        except Exception as fault:  # told to whoever waits
            self._found = fault
        finally:
            _free.release()

    def outcome(self) -> Sequence[Address]:
        found = self._found
        if isinstance(found, Exception):
            raise found
        return found
