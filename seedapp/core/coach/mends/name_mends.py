"""Mends of names: a proper form, one name for one thing, a term that somebody confirms."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ...design import DataType, Field, Operation, Response, Service
from ...naming import camel, identifier, is_camel, is_kebab, is_pascal, kebab, pascal, snake
from ...wording import N_, say
from ..design_reading import DesignReading
from ..field_places import field_lists
from ..findings import Finding
from ..naming_rules import wants_camel_case
from .mend import Drafted, Terms
from .places import operation_at, with_field

_WRITTEN_BACK = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def put_into_form(finding: Finding, seen: DesignReading) -> Drafted | None:
    """NAME-01: the same words as ASCII in the form that the place asks for."""
    kind, _, rest = finding.target.partition(":")
    if kind == "operation" and finding.part == "key":
        return _operation_key(finding, seen)
    if kind == "service" and finding.part == "key":
        return _service_key(seen.services.get(rest), seen)
    if kind == "type" and finding.part == "name":
        return _type_name(seen.types.get(rest), seen)
    if finding.part.startswith(("inputs/", "response/", "fields/")):
        owner = _owner(finding, seen)
        name = finding.part.partition("/")[2]
        if owner is not None:
            return _field_name(owner, finding.part.partition("/")[0], name, _field_form(seen)(name, seen))
    return None


def share_name(finding: Finding, seen: DesignReading) -> Drafted | None:
    """OPR-10: the name that the concept has elsewhere."""
    values = finding.sentence.values
    usual = str(values.get("usual") or values.get("offer") or "")
    owner = _owner(finding, seen)
    if owner is None or not usual:
        return None
    where, _, name = finding.part.partition("/")
    return _field_name(owner, where, name, usual)


def confirm_term(finding: Finding, seen: DesignReading) -> Drafted | None:
    """NAME-02: the word as it is spelled now becomes the team's term for it."""
    word = str(finding.sentence.values.get("word", ""))
    glossary = dict(seen.design.glossary)
    spelled = "".join(identifier(word, glossary).words).lower()
    if not word or word in glossary or not spelled.isascii() or not spelled.isalnum():
        return None
    label = say(N_("Keep “%(term)s” as the English term for “%(word)s”"), term=spelled, word=word)
    return Drafted(label, Terms(seen.design.glossary), Terms({**glossary, word: spelled}))


def _operation_key(finding: Finding, seen: DesignReading) -> Drafted | None:
    one = operation_at(finding, seen)
    if one is None:
        return None
    key = camel(" ".join(identifier(one.key, seen.design.glossary).words))
    taken = {other.key.casefold() for other in seen.operations_of[one.service] if other is not one}
    if not is_camel(key) or key.casefold() in taken:
        return None
    return Drafted(say(N_("Write the key as %(key)s"), key=key), one, replace(one, key=key))


def _service_key(one: Service | None, seen: DesignReading) -> Drafted | None:
    """Not where a diagram names the service by its key: that text is the team's."""
    if one is None or any(one.key in each.participants.values() for each in seen.design.interactions):
        return None
    key = kebab(" ".join(identifier(one.key, seen.design.glossary).words))
    if not is_kebab(key) or key in {*seen.services, *seen.actors}:
        return None
    return Drafted(say(N_("Write the key as %(key)s"), key=key), one, replace(one, key=key))


def _type_name(one: DataType | None, seen: DesignReading) -> Drafted | None:
    if one is None:
        return None
    name = pascal(" ".join(identifier(one.name, seen.design.glossary).words))
    taken = {other.name.casefold() for other in seen.design.types if other is not one}
    if not is_pascal(name) or name.casefold() in taken or name.casefold() in ("problem", "problemdetails"):
        return None
    return Drafted(say(N_("Call the type %(name)s"), name=name), one, replace(one, name=name))


def _field_form(seen: DesignReading) -> Callable[[str, DesignReading], str]:
    """How the fields of a design are written: as the rule judges."""
    write = camel if wants_camel_case(seen, list(field_lists(seen.design))) else snake
    return lambda name, seen: write(" ".join(identifier(name, seen.design.glossary).words))


def _owner(finding: Finding, seen: DesignReading) -> Operation | DataType | None:
    kind, _, rest = finding.target.partition(":")
    return seen.types.get(rest.partition("/")[0]) if kind == "type" else operation_at(finding, seen)


def _field_name(owner: Operation | DataType, where: str, old: str, new: str) -> Drafted | None:
    fields = _fields(owner, where)
    known = next((field for field in fields if field.name == old), None)
    taken = {field.name for field in fields}
    if known is None or new in taken or not _WRITTEN_BACK.fullmatch(new):
        return None
    after = _with_fields(owner, where, with_field(fields, old, replace(known, name=new)))
    if where == "inputs" and isinstance(after, Operation) and after.http.path:
        path = after.http.path.replace(f"{{{old}}}", f"{{{new}}}")
        after = replace(after, http=replace(after.http, path=path))
    return Drafted(say(N_("Call it %(name)s"), name=new), owner, after)


def _fields(owner: Operation | DataType, where: str) -> tuple[Field, ...]:
    if isinstance(owner, DataType):
        return owner.fields
    return owner.inputs if where == "inputs" else owner.response.fields


def _with_fields(owner: Operation | DataType, where: str, fields: tuple[Field, ...]) -> Operation | DataType:
    if isinstance(owner, DataType):
        return replace(owner, fields=fields)
    if where == "inputs":
        return replace(owner, inputs=fields)
    return replace(owner, response=Response(fields, owner.response.type))
