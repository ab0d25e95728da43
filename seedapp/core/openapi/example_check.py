"""Whether each example of a document of version 3.1 is valid where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..wording import N_, say
from .document_problem import DocumentProblem, short
from .fitting import Fitting
from .places import Places
from .references import pointer_to

SOURCE = "examples"


def example_problems(document: Mapping[str, Any], places: Places) -> Iterator[DocumentProblem]:
    """Of a document whose structure and references are right. Version 3.0 writes schemas in another dialect:
    of its documents nothing is said."""
    if str(document.get("openapi", "")).startswith("3.0"):
        return
    fitting = Fitting(document)
    doubtful = places.examples
    if places.is_plain:
        doubts = fitting.doubts([(one.value, one.schema) for one in doubtful])
        doubtful = [one for one, is_doubtful in zip(doubtful, doubts, strict=True) if is_doubtful]
    for one in doubtful:
        for message in fitting.misfits(one.value, one.schema):
            sentence = say(N_("The example does not fit its schema: %(message)s"), message=short(message))
            yield DocumentProblem(pointer_to(one.place, *one.inside), sentence, SOURCE)
