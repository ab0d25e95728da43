"""What an operation is about, seen from its service: the thing, its id, and the ids above it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from ..design import Design, Operation, Service
from ..naming import kebab, plural
from .binding_identifiers import InputId, identifiers
from .binding_nouns import nominal_of_participle
from .binding_words import OperationWords, read_operation, without_filler
from .ownership import Ownership, canonical

MOST_QUERY_INPUTS = 8
DEEPEST = 2  # ids in one path; with the last noun that makes three levels


@dataclass(frozen=True)
class Subject:
    """`thing`: an English lemma phrase. `own`: the id of the thing, `above`: ids of owned nouns that it
    belongs to, in the order of a path. `lists`: the response is a list."""

    operation: Operation
    service: Service
    said: OperationWords
    thing: str
    qualifier: str
    own: InputId | None
    above: tuple[InputId, ...]
    lists: bool
    nested: bool
    ownership: Ownership

    @property
    def path_ids(self) -> tuple[InputId, ...]:
        return (*self.above, *([self.own] if self.own else []))

    @property
    def main_noun(self) -> str:
        return self.ownership.named[0] if self.ownership.named else self.service.key

    @property
    def is_foreign(self) -> bool:
        """Whether the thing belongs to another service, and this one is no façade."""
        return self.service.layer == "microservice" and self.thing in self.ownership.elsewhere

    @property
    def participle(self) -> str:
        """“rented bikes” in rentals → rental; "" where the bikes are this service's own, or of one rental."""
        if self.thing in self.ownership.named:
            return ""
        nominals = [nominal_of_participle(word) for word in self.qualifier.split()]
        said = self.ownership.nouns - {one.noun for one in self.above}
        return next((noun for noun in nominals if noun in said), "")

    def segment(self, noun: str, *, many: bool) -> str:
        return kebab(plural(noun) if many else noun) or kebab(self.main_noun) or "resources"

    def above_path(self) -> str:
        return "".join(self._of_id(one) for one in self.above)

    def own_path(self) -> str:
        """The path to the thing itself; only for a subject with `own` or `above`."""
        return self.above_path() + (self._of_id(self.own) if self.own else "")

    def _of_id(self, one: InputId) -> str:
        return f"/{self.segment(one.noun or self.thing or self.main_noun, many=True)}/{{{one.name}}}"


def subject_of(design: Design, service: Service, operation: Operation, ownership: Ownership) -> Subject:
    """The subject of an operation. Places that a person has set count: an input taken out of the path
    identifies nothing, one put into it is owned."""
    said = ownership.words.get(operation.key) or read_operation(operation, design.glossary)
    kept = [field for field in operation.inputs if field.place in ("", "path")]
    forced = {field.name for field in operation.inputs if field.place == "path"}
    found = tuple(_of_canonical(one, ownership) for one in identifiers(kept))
    thing, qualifier = _thing(said, ownership, {one.noun for one in found})
    subject = Subject(
        operation, service, said, thing, qualifier, None, (), answers_list(operation),
        _is_nested(design, operation), ownership,
    )  # fmt: skip
    return _with_ids(subject, found, forced)


def _of_canonical(one: InputId, ownership: Ownership) -> InputId:
    noun = canonical(one.noun, ownership)
    return one if noun == one.noun else replace(one, noun=noun)


def answers_list(operation: Operation) -> bool:
    """Whether an operation answers with a list, bare or as its only field."""
    fields = operation.response.fields
    return operation.response.type.endswith("[]") or (len(fields) == 1 and fields[0].type.endswith("[]"))


def _thing(said: OperationWords, known: Ownership, identified: Collection[str]) -> tuple[str, str]:
    """“rental price” beside a rental's id → price; “city bike” where bikes are owned → bike, city."""
    thing = canonical(without_filler(said.thing, known.nouns | set(identified)), known)
    head, _, last = thing.rpartition(" ")
    if not head or thing in identified:
        return thing, said.qualifier
    if head in identified:
        return last, said.qualifier
    if last in known.nouns:
        return last, f"{said.qualifier} {head}".strip()
    return thing, said.qualifier


def _with_ids(subject: Subject, found: tuple[InputId, ...], forced: set[str]) -> Subject:
    own = next((one for one in found if one.noun in (subject.thing, "") and _may_be_own(subject, one)), None)
    if own is None and not subject.thing:
        own = next((one for one in found if _is_owned(subject, one) or one.name in forced), None)
        subject = replace(subject, thing=own.noun if own else "")
    above = tuple(one for one in found if one != own and (_is_owned(subject, one) or one.name in forced))
    if (
        own
        and above
        and not (own.name in forced or _is_owned(subject, own) or subject.said.verb_class == "delete")
    ):
        own = None
    return replace(subject, own=own, above=above[: DEEPEST - bool(own)])


def _may_be_own(subject: Subject, one: InputId) -> bool:
    return (
        one.sure or one.noun in subject.ownership.named or subject.said.verb_class in ("delete", "transition")
    )


def _is_owned(subject: Subject, one: InputId) -> bool:
    if not one.noun:
        return False
    if one.noun == subject.said.under and not (
        subject.service.layer == "microservice" and one.noun in subject.ownership.elsewhere
    ):
        return True
    return one.noun in (subject.ownership.nouns if one.sure else subject.ownership.named)


def _is_nested(design: Design, operation: Operation) -> bool:
    return any(_is_object(design, field.type.removesuffix("[]")) for field in operation.inputs)


def _is_object(design: Design, type_name: str) -> bool:
    named = design.type(type_name)
    if named is None:
        return type_name in ("object", "binary")
    return bool(named.fields) or (named.schema or {}).get("type") in ("object", "array")
