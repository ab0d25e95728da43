"""The check that answers while somebody types: whether a document is valid, and its examples too.

It says of a document what `validity` says, in a fraction of the time; docs/decisions tells why there are two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ..wording import N_, say
from .consistency import consistency_problems
from .document_problem import DEEPEST, DocumentProblem, nested_too_deeply, short, without_repeats
from .example_check import example_problems
from .references import depth_of
from .resolving import reference_problems, security_problems
from .structure import structure_problems


def live_check(document: Mapping[str, Any]) -> tuple[DocumentProblem, ...]:
    """What is wrong with a document of version 3.0 or 3.1, examples included. Never raises."""
    found = live_validity(document)
    return found if found else tuple(_guarded(example_problems, document))


def live_validity(document: Mapping[str, Any]) -> tuple[DocumentProblem, ...]:
    """What is wrong with a document, examples left aside, as openapi-spec-validator sees it. Never raises."""
    if depth_of(document) > DEEPEST:
        return (nested_too_deeply(),)
    problems = [*reference_problems(document), *security_problems(document)]
    if not problems:
        problems += _guarded(structure_problems, document)
    if not problems:
        problems += _guarded(consistency_problems, document)
    return without_repeats(problems)


def _guarded(
    check: Callable[[Mapping[str, Any]], Iterable[DocumentProblem]], document: Mapping[str, Any]
) -> Iterator[DocumentProblem]:
    """What a check finds; whatever a broken document does to it is a finding as well, not a crash."""
    try:
        yield from check(document)
    except Exception as error:
        sentence = say(
            N_("The document could not be checked to its end: %(message)s"), message=short(str(error))
        )
        yield DocumentProblem("", sentence, "structure")
