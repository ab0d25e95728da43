"""Whether each example of a document of version 3.1 is valid where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..wording import N_, say
from .document_problem import DocumentProblem, short
from .fitting import Fitting, values_at
from .references import pointer_of

SOURCE = "examples"
_NESTED = frozenset({dict, list})
_DATA = frozenset({"example", "examples", "default", "const", "enum", "value"})


def example_problems(document: Mapping[str, Any]) -> Iterator[DocumentProblem]:
    """Of a document whose structure and references are right. Version 3.0 writes schemas in another dialect:
    of its documents nothing is said."""
    if str(document.get("openapi", "")).startswith("3.0"):
        return
    fitting = Fitting(document)
    for pointer, value, schema in _examples_in(document):
        for message in fitting.misfits(value, schema):
            sentence = say(N_("The example does not fit its schema: %(message)s"), message=short(message))
            yield DocumentProblem(pointer, sentence, SOURCE)


def _examples_in(document: Mapping[str, Any]) -> Iterator[tuple[str, Any, Mapping[str, Any]]]:
    """Pointer, value and schema of each example: beside a `schema`, or inside of one."""
    waiting: list[tuple[Any, str]] = [(document, "")]
    while waiting:
        one, pointer = waiting.pop()
        if isinstance(one, Mapping):
            schema = one.get("schema")
            if isinstance(schema, Mapping):
                for place, value in values_at(one):
                    yield pointer + place, value, schema
            own = one.get("examples")
            for at, value in enumerate(own if isinstance(own, list) else ()):
                yield f"{pointer}/examples/{at}", value, one
            waiting += [
                (member, pointer + pointer_of(key))
                for key, member in one.items()
                if type(member) in _NESTED
                and not (key in _DATA and pointer.rpartition("/")[2] != "properties")
                and not str(key).startswith("x-")
            ]
        elif isinstance(one, list):
            waiting += [(item, f"{pointer}/{at}") for at, item in enumerate(one) if type(item) is dict]
