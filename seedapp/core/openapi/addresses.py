"""Example addresses: paths with the story's values in the place of their parameters."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from ..derive.binding import Binding
from ..derive.custom_verbs import without_verb
from ..design import Operation
from ..naming import is_plural, singular, snake, words
from ..style import in_case
from .bodies import answer_fields
from .contract import PARAMETER, Contract
from .samples import NOTHING

_IDENTIFYING = ("uuid", "string", "integer")


def example_path(contract: Contract, operation: Operation) -> str:
    """The path of an operation as a caller of the story would ask for it, below the path of the server."""
    inputs = {one.name: one for one in operation.inputs}

    def value_in_path(place: re.Match[str]) -> str:
        one = inputs.get(place[1])
        value = contract.story.value_of(one) if one is not None else NOTHING
        return quote(str(place[1] if value is NOTHING else value), safe="")

    return contract.base_path + PARAMETER.sub(value_in_path, contract.bindings[operation.key].path)


def example_location(contract: Contract, operation: Operation, binding: Binding) -> str:
    """Where what the operation creates is found: where it is read, else below the collection by its id."""
    reader = _reader(contract, operation)
    if reader is not None:
        return example_path(contract, reader)
    path = without_verb(example_path(contract, operation))
    collection = without_verb(binding.path).rsplit("/", 1)[-1]
    if "{" in collection or not is_plural(collection):
        return f"{path}/status" if binding.status == 202 else path
    value = _created_id(contract, operation, collection)
    return f"{path}/{quote(str(value), safe='')}"


def _reader(contract: Contract, operation: Operation) -> Operation | None:
    """The query that reads what was created by the one id that the answer tells."""
    told = [one.name for one in answer_fields(contract, operation) if one.type in _IDENTIFYING]
    ids = [name for name in told if words(name)[-1:] == ["id"]]
    given = set(contract.path_parameters.get(operation.key, ()))
    if len(ids) != 1 or ids[0] in given:
        return None
    for other in contract.operations_fed.get(ids[0], ()):
        binding, asked = contract.bindings[other.key], contract.path_parameters[other.key]
        reads_it = binding.method == "GET" and binding.path.endswith(f"{{{ids[0]}}}")
        if reads_it and set(asked) - {ids[0]} <= given:
            return other
    return None


def _created_id(contract: Contract, operation: Operation, collection: str) -> Any:
    name = id_name(contract, collection)
    fields = answer_fields(contract, operation)
    for one in fields:
        if one.name in (name, "id") or (words(one.name)[-1:] == ["id"] and len(fields) == 1):
            return contract.story.value_of(one)
    return contract.story.value_of_type("uuid", name)


def id_name(contract: Contract, collection: str) -> str:
    """The usual name of an id in a collection: `repair-jobs` → `repair_job_id`, in the case of the style."""
    return in_case(snake(singular(collection)) + "_id", contract.profile.names)
