"""The check that answers while somebody types: whether a document is valid, and its examples too.

It says of a document what `validity` says, in a fraction of the time; docs/decisions tells why there are two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ..garbage import garbage_left
from ..wording import N_, say
from .consistency import consistency_problems
from .document_problem import DEEPEST, DocumentProblem, nested_too_deeply, short, without_repeats
from .example_check import example_problems
from .places import Places, places_of
from .references import depth_of
from .resolving import all_lead_somewhere, reference_problems, security_problems
from .structure import structure_problems


@garbage_left()
def live_check(document: Mapping[str, Any]) -> tuple[DocumentProblem, ...]:
    """What is wrong with a document of version 3.0 or 3.1, examples included. Never raises."""
    if depth_of(document) > DEEPEST:
        return (nested_too_deeply(),)
    places = places_of(document)
    return _invalid(document, places) or tuple(_guarded(lambda: example_problems(document, places)))


def live_validity(document: Mapping[str, Any]) -> tuple[DocumentProblem, ...]:
    """What is wrong with a document, examples left aside, as openapi-spec-validator sees it. Never raises."""
    if depth_of(document) > DEEPEST:
        return (nested_too_deeply(),)
    return _invalid(document, places_of(document))


def _invalid(document: Mapping[str, Any], places: Places) -> tuple[DocumentProblem, ...]:
    problems = [*security_problems(document)]
    if not all_lead_somewhere(document, places.targets):
        problems = [*reference_problems(document), *problems]
    if not problems:
        problems += _guarded(lambda: structure_problems(document))
    if not problems:
        problems += _guarded(lambda: consistency_problems(document))
    return without_repeats(problems)


def _guarded(check: Callable[[], Iterable[DocumentProblem]]) -> Iterator[DocumentProblem]:
    """What a check finds; whatever a broken document does to it is a finding as well, not a crash."""
    try:
        yield from check()
    except Exception as error:
        sentence = say(
            N_("The document could not be checked to its end: %(message)s"), message=short(str(error))
        )
        yield DocumentProblem("", sentence, "structure")
