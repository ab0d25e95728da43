"""Whether an OpenAPI document is valid, and where it is not, in words; nothing is fetched to find out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..wording import N_, say
from .document_problem import (
    DEEPEST,
    DocumentProblem,
    against_the_specification,
    nested_too_deeply,
    short,
    without_repeats,
)
from .fitting import without_patterns
from .live_check import live_validity
from .references import depth_of, pointer_of
from .resolving import reference_problems, security_problems

SOURCE = "openapi-spec-validator"
MOST_VALUES = 40_000  # some ten seconds; what is larger is checked by what says the same in a tenth


class _NothingIsFetched(dict[str, Any]):
    """Handlers of every scheme that refuse: a reference out of the document is never followed."""

    def __contains__(self, scheme: object) -> bool:
        return True

    def __missing__(self, scheme: str) -> Any:
        return _refuse


def validity(document: Mapping[str, Any]) -> tuple[DocumentProblem, ...]:
    """What is wrong with a document of version 3.0 or 3.1; nothing when it is valid. Never raises."""
    if depth_of(document) > DEEPEST:
        return (nested_too_deeply(),)
    if not _is_smaller(document, MOST_VALUES):
        return live_validity(document)
    bad_references = tuple(reference_problems(document))
    problems = [*bad_references, *security_problems(document)]
    if not bad_references:
        problems += _specification_problems(document)
    return without_repeats(problems)


def _is_smaller(document: Mapping[str, Any], limit: int) -> bool:
    """Whether it holds less than so many values; no more of it is looked at than that."""
    waiting: list[Any] = [document]
    count = 0
    while waiting and count < limit:
        one = waiting.pop()
        inside = one.values() if isinstance(one, Mapping) else one if isinstance(one, list | tuple) else ()
        count += len(inside)
        waiting += inside
    return count < limit


def _specification_problems(document: Mapping[str, Any]) -> Iterator[DocumentProblem]:
    """What openapi-spec-validator finds."""
    # Imported on first use: most commands and pages never get here, and the import takes half a second.
    from jsonschema_path import SchemaPath
    from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

    is_3_0 = str(document.get("openapi", "")).startswith("3.0")
    checked = without_patterns(_without_path_extensions(document))
    kind = OpenAPIV30SpecValidator if is_3_0 else OpenAPIV31SpecValidator
    path = SchemaPath.from_dict(checked, handlers=_NothingIsFetched(), resolved_cache_maxsize=128)
    try:
        for error in kind(path).iter_errors():
            yield _problem(error)
    except Exception as error:  # whatever a broken document does to the validator is a finding, not a crash
        sentence = say(
            N_("The document could not be checked to its end: %(message)s"), message=short(str(error))
        )
        yield DocumentProblem("", sentence, SOURCE)


def _without_path_extensions(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """The document without `x-…` beside its paths, which the validator takes for paths and stumbles over."""
    paths = document.get("paths")
    if not isinstance(paths, Mapping) or not any(str(path).startswith("x-") for path in paths):
        return document
    return {**document, "paths": {path: one for path, one in paths.items() if not str(path).startswith("x-")}}


def _problem(error: Any) -> DocumentProblem:
    """A problem out of a `jsonschema` ValidationError."""
    error = _most_telling(error)
    return against_the_specification(pointer_of(*error.absolute_path), error.message, SOURCE)


def _most_telling(error: Any) -> Any:
    """Of alternatives that all failed, the error that got deepest into the document."""
    while error.context:
        error = max(error.context, key=lambda one: len(one.absolute_path))
    return error


def _refuse(uri: str) -> Any:
    raise ValueError(f"{uri} is not fetched")
