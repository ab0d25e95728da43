"""What was worked out lately, kept in a process within bounds: for what can never be stale."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


def _one(_value: object) -> int:
    return 1


class Remembered(Generic[Key, Value]):
    """Values by what they were made of, at most `most` of them; what was asked for last stays longest.

    Where values differ in size, `weigh` says how much each counts of `most`. The last one always stays. Any
    number of threads may ask; two that ask at once for what is not there both make it.
    """

    def __init__(self, most: int, weigh: Callable[[Value], int] = _one) -> None:
        self.most = most
        self._weigh = weigh
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self.weight = 0
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: Key) -> Value | None:
        """None for what is not remembered."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def keep(self, key: Key, value: Value) -> Value:
        with self._lock:
            if key in self._values:
                self.weight -= self._weigh(self._values[key])
            self._values[key] = value
            self._values.move_to_end(key)
            self.weight += self._weigh(value)
            while self.weight > self.most and len(self._values) > 1:
                self.weight -= self._weigh(self._values.popitem(last=False)[1])
        return value

    def made(self, key: Key, make: Callable[[], Value]) -> Value:
        """What is remembered, or what `make` gives, which is remembered from now on."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        return self.keep(key, make())

    def forget(self) -> None:
        with self._lock:
            self._values.clear()
            self.weight = 0
