"""Whether an OpenAPI document is valid, and where it is not, in words; nothing is fetched to find out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema_path import SchemaPath
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from ..wording import N_, Sentence, say
from .references import depth_of, pointer_of, references_in, resolved

DEEPEST = 150
_LONGEST_MESSAGE = 300
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True)
class DocumentProblem:
    """`pointer` is a JSON Pointer into the document; `source` names the check that found it."""

    pointer: str
    sentence: Sentence
    source: str


class _NothingIsFetched(dict[str, Any]):
    """Handlers of every scheme that refuse: a reference out of the document is never followed."""

    def __contains__(self, scheme: object) -> bool:
        return True

    def __missing__(self, scheme: str) -> Any:
        return _refuse


def validity(document: Mapping[str, Any]) -> tuple[DocumentProblem, ...]:
    """What is wrong with a document of version 3.0 or 3.1; nothing when it is valid. Never raises."""
    if depth_of(document) > DEEPEST:
        sentence = say(N_("The document is nested too deeply; %(deepest)d levels are read."), deepest=DEEPEST)
        return (DocumentProblem("", sentence, "structure"),)
    bad_references = tuple(_reference_problems(document))
    problems = [*bad_references, *_security_problems(document)]
    if not bad_references:
        problems += _specification_problems(document)
    return tuple({(one.pointer, str(one.sentence), one.source): one for one in problems}.values())


def _specification_problems(document: Mapping[str, Any]) -> Iterator[DocumentProblem]:
    """What openapi-spec-validator finds."""
    is_3_0 = str(document.get("openapi", "")).startswith("3.0")
    checked = without_patterns(_without_path_extensions(document))
    kind = OpenAPIV30SpecValidator if is_3_0 else OpenAPIV31SpecValidator
    path = SchemaPath.from_dict(checked, handlers=_NothingIsFetched(), resolved_cache_maxsize=128)
    try:
        for error in kind(path).iter_errors():
            yield _problem(error)
    except Exception as error:  # whatever a broken document does to the validator is a finding, not a crash
        sentence = say(
            N_("The document could not be checked to its end: %(message)s"), message=_short(str(error))
        )
        yield DocumentProblem("", sentence, "openapi-spec-validator")


def _without_path_extensions(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """The document without `x-…` beside its paths, which the validator takes for paths and stumbles over."""
    paths = document.get("paths")
    if not isinstance(paths, Mapping) or not any(str(path).startswith("x-") for path in paths):
        return document
    return {**document, "paths": {path: one for path, one in paths.items() if not str(path).startswith("x-")}}


def _problem(error: Any) -> DocumentProblem:
    """A problem out of a `jsonschema` ValidationError."""
    error = _most_telling(error)
    sentence = say(
        N_("This does not follow the OpenAPI specification: %(message)s"), message=_short(error.message)
    )
    return DocumentProblem(pointer_of(*error.absolute_path), sentence, "openapi-spec-validator")


def _most_telling(error: Any) -> Any:
    """Of alternatives that all failed, the error that got deepest into the document."""
    while error.context:
        error = max(error.context, key=lambda one: len(one.absolute_path))
    return error


def _reference_problems(document: Mapping[str, Any]) -> Iterator[DocumentProblem]:
    for reference, pointer in references_in(document):
        if not reference.startswith("#"):
            sentence = say(
                N_("“%(reference)s” is outside of this document; only references within it are followed."),
                reference=_short(reference),
            )
            yield DocumentProblem(pointer, sentence, "references")
        elif not _leads_somewhere(document, reference):
            sentence = say(
                N_("“%(reference)s” does not exist in this document. Add it, or refer to something else."),
                reference=_short(reference),
            )
            yield DocumentProblem(pointer, sentence, "references")


def _leads_somewhere(document: Mapping[str, Any], reference: str) -> bool:
    seen: set[str] = set()
    while reference not in seen:
        seen.add(reference)
        if not reference.startswith("#"):
            return True  # reported where it stands
        if reference != "#" and not reference.startswith("#/"):
            return True  # an anchor of JSON Schema
        try:
            place = resolved(document, reference)
        except KeyError:
            return False
        if not isinstance(place, Mapping) or not isinstance(place.get("$ref"), str):
            return True
        reference = place["$ref"]
    return False


def _security_problems(document: Mapping[str, Any]) -> Iterator[DocumentProblem]:
    components = document.get("components")
    schemes = components.get("securitySchemes") if isinstance(components, Mapping) else None
    defined = set(schemes) if isinstance(schemes, Mapping) else set()
    for pointer, requirements in _requirements(document):
        for at, requirement in enumerate(requirements):
            for name in requirement if isinstance(requirement, Mapping) else ():
                if name not in defined:
                    sentence = say(
                        N_("The security scheme “%(name)s” is not defined under components."), name=str(name)
                    )
                    yield DocumentProblem(f"{pointer}/{at}", sentence, "security")


def _requirements(document: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    if isinstance(document.get("security"), list):
        yield "/security", document["security"]
    paths = document.get("paths")
    for path, item in paths.items() if isinstance(paths, Mapping) else ():
        for method in _METHODS:
            operation = item.get(method) if isinstance(item, Mapping) else None
            if isinstance(operation, Mapping) and isinstance(operation.get("security"), list):
                yield pointer_of("paths", path, method, "security"), operation["security"]


def without_patterns(value: Any) -> Any:
    """A copy without `pattern`: a pattern of a stranger, tried on a default, could run for ever."""
    if isinstance(value, Mapping):
        return {
            key: without_patterns(member)
            for key, member in value.items()
            if key != "pattern" or not isinstance(member, str)
        }
    if isinstance(value, list | tuple):
        return [without_patterns(member) for member in value]
    return value


def _refuse(uri: str) -> Any:
    raise ValueError(f"{uri} is not fetched")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_MESSAGE else text[:_LONGEST_MESSAGE] + "…"
