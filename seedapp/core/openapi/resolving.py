"""Whether what a document refers to by name is there: references, and security schemes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..wording import N_, say
from .document_problem import DocumentProblem, short
from .references import METHODS, pointer_of, references_in, resolved


def all_lead_somewhere(document: Mapping[str, Any], references: Iterable[str]) -> bool:
    """Whether `reference_problems` has nothing to say of these."""
    return all(one.startswith("#") and _leads_somewhere(document, one) for one in references)


def reference_problems(document: Mapping[str, Any]) -> Iterator[DocumentProblem]:
    leading: set[str] = set()
    for reference, pointer in references_in(document):
        if reference in leading:
            continue
        if not reference.startswith("#"):
            sentence = say(
                N_("“%(reference)s” is outside of this document; only references within it are followed."),
                reference=short(reference),
            )
            yield DocumentProblem(pointer, sentence, "references")
        elif not _leads_somewhere(document, reference):
            sentence = say(
                N_("“%(reference)s” does not exist in this document. Add it, or refer to something else."),
                reference=short(reference),
            )
            yield DocumentProblem(pointer, sentence, "references")
        else:
            leading.add(reference)


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


def security_problems(document: Mapping[str, Any]) -> Iterator[DocumentProblem]:
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
        for method in sorted(METHODS):
            operation = item.get(method) if isinstance(item, Mapping) else None
            if isinstance(operation, Mapping) and isinstance(operation.get("security"), list):
                yield pointer_of("paths", path, method, "security"), operation["security"]
