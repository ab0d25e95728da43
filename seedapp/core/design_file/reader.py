"""Takes nodes apart into typed values and collects every fault on the way."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from seedapp.core.wording import N_, Sentence, say
from seedapp.core.yaml_text.nodes import Entries, Items, Node, Scalar, meaning, plain

from .faults import Fault

T = TypeVar("T")

KEY_LIMIT = 80
NAME_LIMIT = 200
TEXT_LIMIT = 10_000
MOST_GUESSES = 50  # finding the nearest name takes a while: a file full of faults gets no more guesses
MOST_COMPARED = 500


@dataclass
class Report:
    """Faults found so far, what has been defined, and what still has to be found."""

    faults: list[Fault] = field(default_factory=list)
    defined: dict[tuple[str, str], int] = field(default_factory=dict)
    wanted: list[tuple[int, str, tuple[str, ...], str]] = field(default_factory=list)
    guesses: int = 0

    def fault(self, line: int, path: str, sentence: Sentence) -> None:
        self.faults.append(Fault(line, path, sentence))

    def define(self, kind: str, key: str, line: int, path: str) -> None:
        """Remember a key; a second thing of that kind and key is a fault."""
        if not key:
            return
        first = self.defined.get((kind, key))
        if first is None:
            self.defined[kind, key] = line
        else:
            self.fault(
                line,
                path,
                say(N_("“%(key)s” stands already at line %(line)s. Rename one."), key=key, line=first),
            )

    def want(self, kinds: tuple[str, ...], key: str, line: int, path: str) -> None:
        """Remember a reference, to be looked up when the whole file is read."""
        if key:
            self.wanted.append((line, path, kinds, key))

    def look_up(self) -> None:
        for line, path, kinds, key in self.wanted:
            if not any((kind, key) in self.defined for kind in kinds):
                names = (name for kind, name in self.defined if kind in kinds)
                self.fault(line, path, _not_found(key, kinds, self.nearest(key, names)))

    def nearest(self, key: str, names: Iterable[str]) -> str:
        """The name that was probably meant; "" when none is like it, or after many guesses."""
        self.guesses += 1
        if self.guesses > MOST_GUESSES or len(key) > KEY_LIMIT:
            return ""
        return next(iter(difflib.get_close_matches(key, islice(names, MOST_COMPARED), n=1)), "")


_KIND_WORDS = {
    "actor": N_("actor"),
    "service": N_("service"),
    "job": N_("job story"),
    "interaction": N_("interaction"),
    "type": N_("type"),
}


def _not_found(key: str, kinds: tuple[str, ...], close: str) -> Sentence:
    wanted = say(_KIND_WORDS[kinds[0]])
    if close:
        return say(
            N_("There is no %(kind)s “%(key)s”. Did you mean “%(close)s”?"),
            kind=wanted,
            key=key,
            close=close,
        )
    return say(N_("There is no %(kind)s “%(key)s”. Add it or change the reference."), kind=wanted, key=key)


class Entry:
    """One mapping of the file, read key by key; `finish` reports the keys that nobody asked for."""

    def __init__(self, node: Node, path: str, report: Report) -> None:
        self.line, self.path, self.report = node.line, path, report
        self._asked: list[str] = []
        self._pairs: dict[str, tuple[int, Node]] = {}
        if isinstance(node, Entries):
            self._pairs = node.pairs
            self._report_repeated(node)
        elif not _is_nothing(node):
            self.fault(say(N_("A mapping (key: value) is wanted here.")), self.line)

    def _report_repeated(self, node: Entries) -> None:
        for key, line in node.repeated:
            self.report.fault(
                line, self.place(key), say(N_("The key “%(key)s” stands here twice. Keep one."), key=key)
            )

    def place(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def fault(self, sentence: Sentence, line: int | None = None, key: str = "") -> None:
        self.report.fault(line or self.line, self.place(key) if key else self.path, sentence)

    def node(self, key: str) -> Node | None:
        self._asked.append(key)
        return self._pairs[key][1] if key in self._pairs else None

    def line_of(self, key: str) -> int:
        return self._pairs[key][0] if key in self._pairs else self.line

    @property
    def names(self) -> tuple[str, ...]:
        """The keys as they stand."""
        return tuple(self._pairs)

    def __contains__(self, key: str) -> bool:
        return key in self._pairs

    def text(self, key: str, *, required: bool = False, default: str = "", limit: int = TEXT_LIMIT) -> str:
        node = self.node(key)
        value = default if node is None else self._text(node, key, limit)
        if required and not value.strip():
            self.fault(say(N_("“%(key)s” is missing. Add it."), key=key), self.line_of(key), key)
        return value

    def _text(self, node: Node, key: str, limit: int) -> str:
        if not isinstance(node, Scalar):
            self.fault(say(N_("A text is wanted here.")), node.line, key)
            return ""
        if len(node.text) > limit:
            self.fault(
                say(N_("This text is longer than %(limit)s characters. Shorten it."), limit=limit),
                node.line,
                key,
            )
        return node.text

    def choice(self, key: str, allowed: Iterable[str], default: str = "") -> Any:
        """One of `allowed`; "" as default means that it must be there."""
        allowed = tuple(allowed)
        value = self.text(key, required=not default, default=default)
        if value and value not in allowed:
            self.fault(
                say(
                    N_("“%(value)s” is not known. Use one of: %(allowed)s."),
                    value=value,
                    allowed=", ".join(allowed),
                ),
                self.line_of(key),
                key,
            )
        return value

    def boolean(self, key: str, default: bool) -> bool:
        node = self.node(key)
        if node is None:
            return default
        value = meaning(node) if isinstance(node, Scalar) else None
        if isinstance(value, bool):
            return value
        self.fault(say(N_("Write true or false here.")), node.line, key)
        return default

    def integer(self, key: str, low: int, high: int) -> int | None:
        node = self.node(key)
        if node is None or _is_nothing(node):
            return None
        value = meaning(node) if isinstance(node, Scalar) else None
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.fault(
            say(N_("A whole number from %(low)s to %(high)s is wanted here."), low=low, high=high),
            node.line,
            key,
        )
        return None

    def texts(self, key: str, limit: int = TEXT_LIMIT) -> tuple[str, ...]:
        return tuple(self._text(node, place, limit) for place, node in self._listed(key))

    def references(self, key: str, *kinds: str) -> tuple[str, ...]:
        found = []
        for place, node in self._listed(key):
            text = self._text(node, place, KEY_LIMIT * 3)
            self.report.want(kinds, text, node.line, self.place(place))
            found.append(text)
        return tuple(found)

    def reference(self, key: str, *kinds: str, required: bool = False) -> str:
        value = self.text(key, required=required, limit=KEY_LIMIT)
        self.report.want(kinds, value, self.line_of(key), self.place(key))
        return value

    def entries(self, key: str, read: Callable[[Entry], T]) -> tuple[T, ...]:
        """A list of mappings, each read by `read`, which must call `finish`."""
        return tuple(read(Entry(node, self.place(place), self.report)) for place, node in self._listed(key))

    def entry(self, key: str) -> Entry | None:
        node = self.node(key)
        return None if node is None or _is_nothing(node) else Entry(node, self.place(key), self.report)

    def texts_by_name(self, key: str) -> dict[str, str]:
        entry = self.entry(key)
        if entry is None:
            return {}
        return {name: entry.text(name) for name in entry.names}

    def json_mapping(self, key: str) -> dict[str, Any] | None:
        node = self.node(key)
        if node is None or _is_nothing(node):
            return None
        if isinstance(node, Entries):
            value: dict[str, Any] = plain(node)
            return value
        self.fault(say(N_("A mapping (key: value) is wanted here.")), node.line, key)
        return None

    def _listed(self, key: str) -> list[tuple[str, Node]]:
        node = self.node(key)
        if node is None or _is_nothing(node):
            return []
        if isinstance(node, Items):
            return [(f"{key}[{index}]", one) for index, one in enumerate(node.nodes)]
        self.fault(say(N_("A list (- …) is wanted here.")), node.line, key)
        return []

    def finish(self) -> None:
        """Report every key that was not asked for, with the nearest one that would be read."""
        for key, (line, _) in self._pairs.items():
            if key in self._asked:
                continue
            close = self.report.nearest(key, self._asked)
            sentence = (
                say(N_("The key “%(key)s” is not known. Did you mean “%(close)s”?"), key=key, close=close)
                if close
                else say(
                    N_("The key “%(key)s” is not known. Known here: %(known)s."),
                    key=key,
                    known=", ".join(self._asked),
                )
            )
            self.fault(sentence, line, key)


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and meaning(node) is None
