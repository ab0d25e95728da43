"""Mends of the HTTP binding: mostly, giving back to derivation what a person has overridden."""

from __future__ import annotations

import re
from dataclasses import replace

from ...derive.binding_nouns import nominal_of
from ...derive.custom_verbs import with_verb
from ...design import Http, Operation
from ...naming import is_plural, plural, singular, words
from ...style import Profile
from ...wording import N_, Sentence, say
from ..design_reading import DesignReading
from ..findings import Finding
from .mend import Drafted
from .places import bound_at

_PARAMETER = re.compile(r"\{([^{}]*)\}")
_CHANGING = ("PUT", "PATCH", "DELETE")


def drop_method(finding: Finding, seen: DesignReading) -> Drafted | None:
    """REST-02, REST-03: the derived method, or where that does not suit either, GET or POST."""
    found = bound_at(finding, seen)
    if found is None or not found[0].http.method:
        return None
    one, binding = found
    derived = binding.derived.method
    suits = derived not in (_CHANGING if one.kind == "query" else ("GET", "HEAD"))
    method = "" if suits else "GET" if one.kind == "query" else "POST"
    return _with_http(one, _use(method or derived), method=method)


def drop_path(finding: Finding, seen: DesignReading) -> Drafted | None:
    """REST-06, REST-10: the derived path, and where need be its method, without the same fault."""
    found = bound_at(finding, seen)
    if found is None:
        return None
    one, binding = found
    derived = binding.derived
    label = say(N_("Go back to the derived path %(path)s"), path=derived.path)
    both = say(
        N_("Go back to what is derived: %(method)s %(path)s"), method=derived.method, path=derived.path
    )
    drafts = [_with_http(one, label, path="")] if one.http.path else []
    drafts += [_with_http(one, both, path="", method="")] if one.http.method else []
    return next((draft for draft in drafts if _is_gone(finding, seen, draft)), None)


def name_thing(finding: Finding, seen: DesignReading) -> Drafted | None:
    """REST-07: what the style has in the place of the verb in an overridden path, or the derived path."""
    found = bound_at(finding, seen)
    verb = str(finding.sentence.values.get("verb", ""))
    path = _in_style(found[0].http.path, verb, seen.profile) if found and found[0].http.path else ""
    if found and path:
        named = N_("Name the thing in the path: %(path)s")
        label = named if seen.profile.transitions == "noun" else N_("Write the verb as here: %(path)s")
        draft = _with_http(found[0], say(label, path=path), path=path)
        if _is_gone(finding, seen, draft):
            return draft
    return drop_path(finding, seen)


def _in_style(path: str, verb: str, profile: Profile) -> str:
    """The path with the verb as the style has it: a noun, or a verb at the end; "" where neither would do."""
    plain = verb.removeprefix(":")
    at_end = path.removesuffix(verb if verb.startswith(":") else f"/{verb}")
    if profile.transitions != "noun":
        return with_verb(at_end, plain, profile.transitions, profile) if at_end.endswith("}") else ""
    noun = nominal_of(plain)
    if not noun or noun == plain:
        return ""
    if verb.startswith(":"):
        return f"{at_end}/{noun}"
    return "/".join(noun if each == verb else each for each in path.split("/"))


def part_addresses(finding: Finding, seen: DesignReading) -> Drafted | None:
    """REST-01: whichever of the two was put there by hand goes back to its derived address."""
    found = bound_at(finding, seen)
    if found is None:
        return None
    address = _address(found[1].method, found[1].path)
    bound = [one for one in seen.bound if one[0].service == found[0].service]
    taken = {_address(binding.method, binding.path) for _one, binding in bound}
    sharing = [pair for pair in bound if _address(pair[1].method, pair[1].path) == address]
    for one, binding in reversed(sharing):
        derived = binding.derived
        for changes in ({"path": ""}, {"method": ""}, {"path": "", "method": ""}):
            overridden = any(getattr(one.http, name) for name in changes)
            method = derived.method if "method" in changes else binding.method
            path = derived.path if "path" in changes else binding.path
            if overridden and _address(method, path) not in taken:
                label = say(
                    N_("Give “%(name)s” its own address again: %(method)s %(path)s"),
                    name=one.name.strip() or one.key,
                    method=method,
                    path=path,
                )
                return _with_http(one, label, **changes)
    return None


def move_out_of_body(finding: Finding, seen: DesignReading) -> Drafted | None:
    """REST-04: inputs that a person has put into a body go where derivation puts them; or the method goes."""
    found = bound_at(finding, seen)
    if found is None:
        return None
    one, binding = found
    if any(field.place == "body" for field in one.inputs):
        inputs = tuple(replace(field, place="") if field.place == "body" else field for field in one.inputs)
        names = ", ".join(field.name for field in one.inputs if field.place == "body")
        label = say(N_("Take %(inputs)s out of the body"), inputs=names)
        draft = Drafted(label, one, replace(one, inputs=inputs))
        if _is_gone(finding, seen, draft):
            return draft
    if one.http.method and binding.derived.method not in ("GET", "HEAD", "DELETE"):
        return _with_http(one, _use(binding.derived.method), method="")
    return None


def agree_on_parameters(finding: Finding, seen: DesignReading) -> Drafted | None:
    """REST-05: the name in braces becomes that of the one input it can mean; or the path goes."""
    found = bound_at(finding, seen)
    if found is None or not found[0].http.path:
        return None
    one, binding = found
    draft = _renamed_parameter(one) or _with_http(
        one, say(N_("Go back to the derived path %(path)s"), path=binding.derived.path), path=""
    )
    return draft if _is_gone(finding, seen, draft) else None


def _renamed_parameter(one: Operation) -> Drafted | None:
    in_path = _PARAMETER.findall(one.http.path)
    names = [field.name for field in one.inputs]
    unknown = [name for name in dict.fromkeys(in_path) if name not in names]
    free = [field for field in one.inputs if field.name not in in_path]
    forced = [field.name for field in free if field.place == "path"]
    ids = [field.name for field in free if words(field.name)[-1:] == ["id"]]
    meant = forced or ids
    if len(unknown) != 1 or len(meant) != 1 or in_path.count(unknown[0]) != 1:
        return None
    path = one.http.path.replace(f"{{{unknown[0]}}}", f"{{{meant[0]}}}")
    return _with_http(one, say(N_("Name the input in the path: %(path)s"), path=path), path=path)


def write_plural(finding: Finding, seen: DesignReading) -> Drafted | None:
    """REST-08: the segment of an overridden path in the plural."""
    found = bound_at(finding, seen)
    segment = str(finding.sentence.values.get("segment", ""))
    if found is None or not found[0].http.path or not segment:
        return None
    one = found[0]
    segments = one.http.path.split("/")
    if segment not in segments or is_plural(segment) or singular(segment) != segment:
        return None
    path = "/".join(plural(each) if each == segment else each for each in segments)
    return _with_http(one, say(N_("Write the path in the plural: %(path)s"), path=path), path=path)


def _use(method: str) -> Sentence:
    return say(N_("Use %(method)s"), method=method)


def _with_http(one: Operation, label: Sentence, **changes: str) -> Drafted:
    http: Http = replace(one.http, **changes)  # type: ignore[arg-type]  # method and path only
    return Drafted(label, one, replace(one, http=http))


def _address(method: str, path: str) -> tuple[str, str]:
    return method, _PARAMETER.sub("{}", path)


def _is_gone(finding: Finding, seen: DesignReading, draft: Drafted) -> bool:
    """Whether the rule keeps quiet about the operation once the draft is in."""
    from ..registry import RULES

    operations = tuple(draft.after if one == draft.before else one for one in seen.design.operations)
    changed = DesignReading(replace(seen.design, operations=operations), seen.surroundings)  # type: ignore[arg-type]
    return all(found.target != finding.target for found in RULES[finding.rule].check(changed))
