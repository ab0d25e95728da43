"""The nouns that a service owns: an id of theirs belongs in its paths, that of others in filters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..design import Design, Operation, Service
from ..naming import identifier, singular, words
from .binding_identifiers import noun_of
from .binding_nouns import MAKERS, known_nominal
from .binding_words import OperationWords, read_operation

_MACHINERY_WORDS = """
api app application backend catalogue catalog directory gateway interface management manager microservice
module ms platform portal public registry server service store svc system web the a of for and my
"""
_MACHINERY = frozenset(_MACHINERY_WORDS.split())


@dataclass(frozen=True)
class Ownership:
    """`nouns`: everything the service owns. `named`: those of its name and its declared resources, the main
    one first. `elsewhere`: nouns that another microservice claims by its name or resources."""

    nouns: frozenset[str]
    named: tuple[str, ...]
    elsewhere: frozenset[str]
    words: Mapping[str, OperationWords]


def owned(design: Design, service_key: str) -> frozenset[str]:
    """The nouns (English lemmas) that a service owns; empty for a service that the design does not have."""
    return ownership(design, service_key).nouns


def ownership(
    design: Design, service_key: str, read_before: Mapping[str, OperationWords] | None = None
) -> Ownership:
    """The ownership of a service. `read_before` is what names say that have been read already."""
    service = design.service(service_key)
    if service is None:
        return Ownership(frozenset(), (), frozenset(), {})
    operations = design.operations_of(service_key)
    before = read_before or {}
    read = {one.key: before.get(one.key) or read_operation(one, design.glossary) for one in operations}
    elsewhere = frozenset(
        noun
        for other in design.services
        if other.key != service_key and other.layer == "microservice"
        for noun in _claims(design, other)
    )
    claims = _claims(design, service)
    modifiers = [noun for noun in _modifiers(design, service) if noun not in elsewhere]
    foreign = elsewhere - set(claims) if service.layer == "microservice" else frozenset()
    made = {noun for one in operations for noun in _made(one, read[one.key])} - foreign - {""}
    if service.layer == "api":
        made -= {noun for noun in made if noun in elsewhere and not _makes(operations, read, noun)}
    named = tuple(dict.fromkeys([*claims, *modifiers]))
    return Ownership(frozenset(named) | made, named, elsewhere - set(named), read)


def canonical(noun: str, known: Ownership) -> str:
    """“flight booking” → booking, in a service that is named for its flight bookings."""
    last = noun.rpartition(" ")[2]
    return last if noun in known.named and last in known.named else noun


def nouns_of(text: str, glossary: Mapping[str, str]) -> list[list[str]]:
    """The noun phrases of a service's name, as words: “Payments and Refunds” → payment; refund."""
    phrases: list[list[str]] = [[]]
    found = identifier(text, glossary).words
    for word in [word for word in found if word not in _MACHINERY or word == "and"] or found:
        if word == "and":
            phrases.append([])
        else:
            phrases[-1].append(singular(word))
    return [phrase for phrase in phrases if phrase]


def _claims(design: Design, service: Service) -> list[str]:
    """Declared resources, then the heads and the whole of each noun phrase of key and name."""
    found = [singular(" ".join(identifier(one, design.glossary).words)) for one in service.resources]
    for phrase in _phrases(design, service):
        found += [phrase[-1], " ".join(phrase)]
    return [noun for noun in dict.fromkeys(found) if noun]


def _modifiers(design: Design, service: Service) -> list[str]:
    return [word for phrase in _phrases(design, service) for word in phrase[:-1]]


def _phrases(design: Design, service: Service) -> list[list[str]]:
    return nouns_of(" ".join(words(service.key)), {}) + nouns_of(service.name, design.glossary)


def _made(operation: Operation, said: OperationWords) -> Iterable[str]:
    """What an operation brings into being, or brings, by its id alone, into a state."""
    if operation.kind == "query" or said.verb_class not in ("create", "transition"):
        return
    if said.verb_class == "create":
        yield said.thing if said.verb in MAKERS else known_nominal(said.verb)
        inputs = {noun_of(field.name) for field in operation.inputs}
        yield from (
            noun for field in operation.response.fields if (noun := noun_of(field.name)) not in inputs
        )
        return
    yield known_nominal(said.verb)
    identified = {noun for field in operation.inputs if (noun := noun_of(field.name))}
    if identified == {said.thing}:
        yield said.thing


def _makes(operations: Iterable[Operation], read: Mapping[str, OperationWords], noun: str) -> bool:
    return any(
        read[one.key].verb_class == "create" and noun in _made(one, read[one.key]) for one in operations
    )
