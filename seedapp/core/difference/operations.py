"""Changes of one operation, from its address to its callbacks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..openapi.references import pointer_of
from ..wording import N_, say
from .answers import compare_answers
from .changes import ChangeKind, Direction
from .comparison import Comparison, Found, Unit
from .endpoints import Endpoint, endpoints_in, paired
from .parameters import compare_parameters
from .references import inner_of
from .requests import compare_request_bodies
from .security import Doors
from .servers import compare_own_servers
from .spot import Spot

_WORDS = {
    "summary": N_("The summary of the operation changed."),
    "description": N_("The description of the operation changed."),
    "tags": N_("The operation is grouped under other tags."),
    "externalDocs": N_("The page that tells more of the operation changed."),
}


def compare_operations(comparison: Comparison, doors: Doors, old: Endpoint, new: Endpoint) -> None:
    unit = comparison.unit(new)
    _compare_addresses(unit, old, new)
    _compare_words(unit, old, new)
    if new.is_called_by_clients:
        doors.compare(unit, old, new)
        compare_own_servers(comparison, unit, old, new)
    _compare_parts(comparison, unit, old, new)


def removed(comparison: Comparison, old: Endpoint) -> None:
    text = (
        N_("%(operation)s is gone. Stop calling it.")
        if old.is_called_by_clients
        else N_("%(operation)s is no longer sent. Do not wait for it.")
    )
    sentence = say(text, operation=old.title)
    unit = comparison.unit(old)
    unit.found.append(Found("breaking", old.pointer, "removed", old.title, None, sentence))


def added(comparison: Comparison, new: Endpoint) -> None:
    text = N_("%(operation)s is new.") if new.is_called_by_clients else N_("%(operation)s is sent now.")
    sentence = say(text, operation=new.title)
    unit = comparison.unit(new)
    unit.found.append(Found("compatible", new.pointer, "added", None, new.title, sentence))


def _compare_parts(comparison: Comparison, unit: Unit, old: Endpoint, new: Endpoint) -> None:
    asked: Direction = "request" if new.is_called_by_clients else "response"
    answered: Direction = "response" if new.is_called_by_clients else "request"
    asking = Spot(comparison, unit, new.pointer, old.pointer, asked)
    compare_parameters(asking, old, new)
    compare_request_bodies(asking, old, new)
    compare_answers(Spot(comparison, unit, new.pointer, old.pointer, answered), old, new)
    if "callbacks" in old.operation or "callbacks" in new.operation:
        _compare_callbacks(comparison, unit, old, new)


def _compare_addresses(unit: Unit, old: Endpoint, new: Endpoint) -> None:
    """A move and the new name that comes with it are one change."""
    was_called, is_called = old.operation_id, new.operation_id
    said = {"before": old.title, "after": new.title, "was_called": was_called, "is_called": is_called}
    if old.shape != new.shape:
        text = (
            N_("%(before)s moved to %(after)s and is called %(is_called)s now. Send requests there.")
            if was_called and is_called and was_called != is_called
            else N_("%(before)s moved to %(after)s. Send requests there.")
        )
        found = Found("breaking", new.pointer, "moved", old.title, new.title, say(text, **said), moved=True)
        unit.found.append(found)
        return
    if old.path != new.path:
        text = N_("A parameter in the path has another name: %(before)s is written %(after)s now.")
        sentence = say(text, before=old.path, after=new.path)
        unit.found.append(Found("compatible", new.pointer, "path", old.path, new.path, sentence))
    if was_called != is_called:
        kind: ChangeKind = "breaking" if was_called else "compatible"
        text = (
            N_(
                "The operation is called %(is_called)s, no longer %(was_called)s. "
                "Generated clients change with it."
            )
            if was_called and is_called
            else N_("The operation has no name (operationId) any more. Generated clients change with it.")
            if was_called
            else N_("The operation is called %(is_called)s now.")
        )
        pointer = (new.pointer if is_called else old.pointer) + "/operationId"
        found = Found(kind, pointer, "name", was_called or None, is_called or None, say(text, **said))
        unit.found.append(found)


def _compare_words(unit: Unit, old: Endpoint, new: Endpoint) -> None:
    for part, text in _WORDS.items():
        before, after = old.operation.get(part), new.operation.get(part)
        if before != after:
            found = Found("documentation", f"{new.pointer}/{part}", "", before, after, say(text))
            unit.found.append(found)
    was, now = old.operation.get("deprecated") is True, new.operation.get("deprecated") is True
    if was != now:
        sentence = (
            say(N_("%(operation)s is deprecated: plan to do without it."), operation=new.title)
            if now
            else say(N_("%(operation)s is no longer deprecated."), operation=new.title)
        )
        unit.found.append(Found("documentation", f"{new.pointer}/deprecated", "", was, now, sentence))


def _compare_callbacks(comparison: Comparison, unit: Unit, old: Endpoint, new: Endpoint) -> None:
    """The service calls: clients receive the requests of callbacks, and send the answers."""
    before, after = _callbacks(comparison.old, old), _callbacks(comparison.new, new)
    pairs = paired(before, after)
    for one in before:
        if one not in pairs:
            sentence = say(N_("%(operation)s is no longer sent. Do not wait for it."), operation=one.title)
            unit.found.append(Found("breaking", one.pointer, "removed", one.title, None, sentence))
    taken = set(pairs.values())
    for one in after:
        if one not in taken:
            sentence = say(N_("%(operation)s is sent now."), operation=one.title)
            unit.found.append(Found("compatible", one.pointer, "added", None, one.title, sentence))
    for one, other in pairs.items():
        _compare_addresses(unit, one, other)
        _compare_words(unit, one, other)
        _compare_parts(comparison, unit, one, other)


def _callbacks(document: Mapping[str, Any], endpoint: Endpoint) -> list[Endpoint]:
    given = endpoint.operation.get("callbacks")
    found: list[Endpoint] = []
    for name, callback in given.items() if isinstance(given, Mapping) else ():
        items, base = inner_of(document, callback, endpoint.pointer + pointer_of("callbacks", name))
        for expression, one in items.items():
            item, place = inner_of(document, one, base + pointer_of(expression))
            title = f"{name} {expression}"
            found += endpoints_in(item, title, place, is_called_by_clients=False)
    return [one for one in found if one.operation is not endpoint.operation]
