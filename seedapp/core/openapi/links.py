"""Links: an answer of one operation that feeds the path of another."""

from __future__ import annotations

from typing import Any

from ..design import Operation
from .addresses import id_name
from .bodies import answer_fields
from .contract import Contract
from .descriptions import operation_in_words


def build_links(contract: Contract, operation: Operation) -> dict[str, Any]:
    """operationId → link, for every other operation whose path parameters this answer can fill."""
    links: dict[str, Any] = {}
    if not contract.profile.adds:
        return links
    sources = _answered(contract, operation)
    own = contract.path_parameters.get(operation.key, [])
    owned = _ids_of(contract, operation) if "id" in sources else frozenset()
    for other in _candidates(contract, sources):
        wanted = contract.path_parameters[other.key]
        if other is operation:
            continue
        answered = {name: _source(name, other, sources, owned, contract) for name in wanted}
        asked = {name: f"$request.path.{name}" for name in wanted if name in own}
        told = {name: source for name, source in answered.items() if source}
        if told and set(told) | set(asked) == set(wanted):
            links[other.key] = _build_link(contract, other, {**asked, **told})
    return links


def _candidates(contract: Contract, sources: dict[str, str]) -> list[Operation]:
    """The operations that some answered name may feed, in the order of the design."""
    if "id" in sources:
        return [one for one in contract.operations if one.key in contract.path_parameters]
    fed = {one.key: one for name in sources for one in contract.operations_fed.get(name, ())}
    return [fed[key] for key in sorted(fed, key=contract.place_of.__getitem__)]


def _build_link(contract: Contract, other: Operation, parameters: dict[str, str]) -> dict[str, Any]:
    name = operation_in_words(other)
    return {
        "operationId": other.key,
        "parameters": parameters,
        "description": contract.phrases.link.format(name="`, `".join(parameters), operation=name),
    }


def _answered(contract: Contract, operation: Operation) -> dict[str, str]:
    """Property → runtime expression, for what the answer tells at its top level or of its first item and some
    path takes."""
    binding = contract.bindings[operation.key]
    if not operation.response or binding.status in (204, 205, 304):
        return {}
    type_text, root = operation.response.type, "$response.body#"
    if type_text.endswith("[]"):
        root += f"/{contract.items_property(type_text[:-2])}/0"
        named = contract.design.type(type_text[:-2])
        fields = named.fields if named is not None else ()
    else:
        fields = answer_fields(contract, operation)
    feeding = [one for one in fields if one.name == "id" or one.name in contract.operations_fed]
    simple = [one.name for one in feeding if one.type in ("uuid", "string", "integer")]
    return {name: f"{root}/{name.replace('~', '~0').replace('/', '~1')}" for name in simple}


def _ids_of(contract: Contract, operation: Operation) -> frozenset[str]:
    """What an `id` in the answer goes by elsewhere: after the type that is answered, after the path's end."""
    nouns = [one for one in contract.bindings[operation.key].path.split("/") if one and "{" not in one]
    names = [operation.response.type.removesuffix("[]"), *(noun.partition(":")[0] for noun in nouns[-1:])]
    return frozenset(id_name(contract, one) for one in names if one)


def _source(
    name: str, other: Operation, sources: dict[str, str], owned: frozenset[str], contract: Contract
) -> str:
    if name in sources or name not in owned:
        return sources.get(name, "")
    path = contract.bindings[other.key].path
    collection = path.split(f"/{{{name}}}", 1)[0].rsplit("/", 1)[-1]
    return sources["id"] if name == id_name(contract, collection) else ""
