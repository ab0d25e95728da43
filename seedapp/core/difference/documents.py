"""The changes between two OpenAPI documents as a client developer meets them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..openapi.references import depth_of, pointer_of
from ..wording import N_, Sentence, say
from .bodies import compare_answers, compare_request_bodies
from .changes import Change, ChangeKind, Report
from .endpoints import Endpoint, endpoints_of, paired
from .parameters import compare_parameters
from .security import compare_schemes, compare_security

_DEEPEST = 150


class TooDeep(Exception):
    """A document is nested too deeply to be compared."""

    def __init__(self) -> None:
        self.sentence: Sentence = say(
            N_("The document is nested more than %(deepest)d levels deep and is not compared."),
            deepest=_DEEPEST,
        )
        super().__init__(str(self.sentence))


def compare_documents(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    """Every change, breaking first, then compatible, then documentation. Raises TooDeep."""
    if depth_of(old) > _DEEPEST or depth_of(new) > _DEEPEST:
        raise TooDeep
    report = Report(old, new)
    _compare_root(report)
    compare_schemes(report)
    before, after = endpoints_of(old), endpoints_of(new)
    pairs = paired(before, after)
    for endpoint in before:
        match = next((other for one, other in pairs if one is endpoint), None)
        if match is None:
            _removed(report, endpoint)
        else:
            _compare_endpoints(report, endpoint, match)
    for endpoint in after:
        if not any(other is endpoint for _, other in pairs):
            _added(report, endpoint)
    return report.in_order()


def _removed(report: Report, endpoint: Endpoint) -> None:
    report.operation = endpoint.title
    sentence = say(N_("%(operation)s is gone."), operation=endpoint.title)
    report.add("breaking", endpoint.pointer, endpoint.title, None, sentence)


def _added(report: Report, endpoint: Endpoint) -> None:
    report.operation = endpoint.title
    sentence = say(N_("%(operation)s is new."), operation=endpoint.title)
    report.add("compatible", endpoint.pointer, None, endpoint.title, sentence)


def _compare_endpoints(report: Report, old: Endpoint, new: Endpoint) -> None:
    report.operation = new.title
    if old.shape != new.shape:
        sentence = say(N_("%(before)s moved to %(after)s."), before=old.title, after=new.title)
        report.add("breaking", new.pointer, old.title, new.title, sentence)
    elif old.path != new.path:
        sentence = say(
            N_("A parameter in the path was renamed: %(before)s is written %(after)s now."),
            before=old.path,
            after=new.path,
        )
        report.add("compatible", new.pointer, old.path, new.path, sentence)
    _compare_names(report, old, new)
    compare_security(report, old, new)
    compare_parameters(report, old, new)
    compare_request_bodies(report, old, new)
    compare_answers(report, old, new)


def _compare_names(report: Report, old: Endpoint, new: Endpoint) -> None:
    if old.operation_id != new.operation_id:
        sentence = say(
            N_("The operation is called %(after)s now, not %(before)s; generated clients change with it."),
            before=old.operation_id or "–",
            after=new.operation_id or "–",
        )
        kind: ChangeKind = "breaking" if old.operation_id else "compatible"
        place = new.pointer + "/operationId"
        report.add(kind, place, old.operation.get("operationId"), new.operation.get("operationId"), sentence)
    for part in ("summary", "description", "tags", "deprecated", "externalDocs"):
        before, after = old.operation.get(part), new.operation.get(part)
        if before != after:
            sentence = say(N_("The %(part)s of the operation changed."), part=part)
            report.add("documentation", f"{new.pointer}/{part}", before, after, sentence)


def _compare_root(report: Report) -> None:
    before, after = _mapping(report.old.get("info")), _mapping(report.new.get("info"))
    for part in dict.fromkeys([*before, *after]):
        if before.get(part) != after.get(part):
            sentence = say(N_("The %(part)s of the document changed."), part=part)
            place = pointer_of("info", part)
            report.add("documentation", place, before.get(part), after.get(part), sentence)
    _compare_servers(report)
    if report.old.get("tags") != report.new.get("tags"):
        sentence = say(N_("The tags that group the operations changed."))
        report.add("documentation", "/tags", report.old.get("tags"), report.new.get("tags"), sentence)


def _compare_servers(report: Report) -> None:
    before, after = _addresses(report.old), _addresses(report.new)
    if before == after:
        return
    if before and not set(before) & set(after):
        sentence = say(N_("The service has another address: %(after)s."), after=", ".join(after) or "–")
        report.add("breaking", "/servers", before, after, sentence)
    else:
        sentence = say(N_("The addresses of the service are now: %(after)s."), after=", ".join(after) or "–")
        report.add("compatible", "/servers", before, after, sentence)


def _addresses(document: Mapping[str, Any]) -> list[str]:
    given = document.get("servers")
    servers = given if isinstance(given, list | tuple) else ()
    return [_address(one) for one in servers if isinstance(one, Mapping)]


def _address(server: Mapping[str, Any]) -> str:
    """A server's address with the defaults of its variables."""
    address = str(server.get("url"))
    for name, variable in _mapping(server.get("variables")).items():
        address = address.replace(f"{{{name}}}", str(_mapping(variable).get("default", "")))
    return address


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
