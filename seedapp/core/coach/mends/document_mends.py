"""Mends of what the document says: statuses, identifiers, types, pages, the version."""

from __future__ import annotations

from dataclasses import replace

from ... import targets
from ...derive.failures import status_of
from ...design import BASIC_TYPES, Failure, Field, Operation, Response
from ...naming import camel, identifier
from ...versions import guessed_version, next_version, step_for
from ...wording import N_, say
from ..design_reading import DesignReading
from ..findings import Finding
from .mend import Drafted
from .places import bound_at, operation_at, service_at, with_field

CONFLICT = 409


def drop_status(finding: Finding, seen: DesignReading) -> Drafted | None:
    """REST-11: a status that is no success goes back to the derived one."""
    found = bound_at(finding, seen)
    if found is None or found[0].http.status is None or 200 <= found[0].http.status < 300:
        return None
    one, binding = found
    label = say(N_("Answer the derived status %(status)s"), status=binding.derived.status)
    return Drafted(label, one, replace(one, http=replace(one.http, status=None)))


def answer_conflict(finding: Finding, seen: DesignReading) -> Drafted | None:
    """REST-12: the status goes, since the words tell 409."""
    one = operation_at(finding, seen)
    at = finding.target.rpartition("/")[2]
    if one is None or not at.isdecimal() or int(at) >= len(one.failures):
        return None
    failure = one.failures[int(at)]
    status = None if status_of(failure.when).status == CONFLICT else CONFLICT
    failures = (*one.failures[: int(at)], Failure(failure.when, status), *one.failures[int(at) + 1 :])
    return Drafted(say(N_("Answer 409 Conflict")), one, replace(one, failures=failures))


def drop_operation_id(finding: Finding, seen: DesignReading) -> Drafted | None:
    """REST-14: an operationId that was overridden goes back to the key; a missing key is made of the name."""
    one = operation_at(finding, seen)
    if one is None:
        return None
    taken = {other.key for other in seen.operations_of.get(one.service, ()) if other is not one}
    for each in (one, *(other for other in seen.operations_of[one.service] if other is not one)):
        took = each.openapi.get("operationId")
        if took is not None and each.key not in ("", took) and (each is one or took == one.key):
            rest = {name: value for name, value in each.openapi.items() if name != "operationId"}
            label = say(
                N_("Let “%(name)s” have its key as operationId: %(key)s"),
                name=each.name.strip() or each.key,
                key=each.key,
            )
            return Drafted(label, each, replace(each, openapi=rest))
    key = camel(" ".join(identifier(one.name, seen.design.glossary).words))
    if one.key or not key or key in taken:
        return None
    return Drafted(say(N_("Give it the key %(key)s"), key=key), one, replace(one, key=key))


def make_fields_agree(finding: Finding, seen: DesignReading) -> Drafted | None:
    """REST-15: an overridden status that swallows the answer goes; a type is spelled as it is."""
    one = operation_at(finding, seen)
    if (
        one
        and one.http.status in (204, 205, 304)
        and finding.target.startswith(f"{targets.of(one)}/response")
    ):
        label = say(N_("Go back to the derived status, which has an answer"))
        return Drafted(label, one, replace(one, http=replace(one.http, status=None)))
    return _spell_type(finding, seen)


def _spell_type(finding: Finding, seen: DesignReading) -> Drafted | None:
    """A type that exists in another spelling of capitals is meant."""
    one = operation_at(finding, seen)
    typed = str(finding.sentence.values.get("type", ""))
    if one is None or not typed or not finding.part.endswith("/type"):
        return None
    plain = typed.replace("[]", "").strip()
    known = {name.casefold(): name for name in (*BASIC_TYPES, *seen.types)}
    name = known.get(plain.casefold())
    if name is None or name == plain:
        return None
    right = name + "[]" * typed.count("[]")
    label = say(N_("Use the type %(type)s"), type=right)
    return Drafted(label, one, _with_type(one, finding.part, right))


def _with_type(one: Operation, part: str, name: str) -> Operation:
    where, _, rest = part.partition("/")
    field_name = rest.rpartition("/")[0]
    if where == "response" and not field_name:
        return replace(one, response=replace(one.response, type=name))
    fields = one.inputs if where == "inputs" else one.response.fields
    known = next((field for field in fields if field.name == field_name), None)
    if known is None:
        return one
    changed = with_field(fields, field_name, replace(known, type=name))
    if where == "inputs":
        return replace(one, inputs=changed)
    return replace(one, response=Response(changed, one.response.type))


def add_pages(finding: Finding, seen: DesignReading) -> Drafted | None:
    """REST-16: the inputs that ask for a page."""
    one = operation_at(finding, seen)
    limit, cursor = seen.profile.limit_parameter, seen.profile.cursor_parameter
    if one is None or {limit, cursor} & set(seen.shown(one.inputs).values()):
        return None
    pages = (Field(limit, "integer", required=False), Field(cursor, "string", required=False))
    label = say(N_("Add the inputs %(limit)s and %(cursor)s"), limit=limit, cursor=cursor)
    return Drafted(label, one, replace(one, inputs=(*one.inputs, *pages)))


def raise_version(finding: Finding, seen: DesignReading) -> Drafted | None:
    """SPEC-02: the next version that tells clients of a break; below 1.0 the second number does."""
    one = service_at(finding, seen)
    published = guessed_version(str(finding.sentence.values.get("version", "")))
    if one is None or published is None:
        return None
    version = str(next_version(published, step_for("breaking", published)))
    label = say(N_("Raise the version to %(version)s"), version=version)
    return Drafted(label, one, replace(one, version=version))
