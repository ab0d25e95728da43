"""Example addresses: paths with the story's values in the place of their parameters."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from ..derive.binding import Binding
from ..design import Operation
from ..naming import is_plural, singular, snake
from .bodies import answer_fields
from .contract import PARAMETER, Contract
from .samples import NOTHING


def example_path(contract: Contract, operation: Operation) -> str:
    """The path of an operation as a caller of the story would ask for it."""
    inputs = {one.name: one for one in operation.inputs}

    def value_in_path(place: re.Match[str]) -> str:
        one = inputs.get(place[1])
        value = contract.story.value_of(one) if one is not None else NOTHING
        return quote(str(place[1] if value is NOTHING else value), safe="")

    return PARAMETER.sub(value_in_path, contract.bindings[operation.key].path)


def example_location(contract: Contract, operation: Operation, binding: Binding) -> str:
    """Where what the operation creates is found: below a collection by its id, else at the path itself."""
    path = example_path(contract, operation)
    collection = binding.path.rsplit("/", 1)[-1]
    if binding.status == 202:
        return f"{path}/status"
    if not is_plural(collection) or "{" in collection:
        return path
    value = _created_id(contract, operation, collection)
    return f"{path}/{quote(str(value), safe='')}"


def _created_id(contract: Contract, operation: Operation, collection: str) -> Any:
    name = id_name(collection)
    fields = answer_fields(contract, operation)
    for one in fields:
        if one.name in (name, "id") or (one.name.endswith("_id") and len(fields) == 1):
            return contract.story.value_of(one)
    return contract.story.value_of_type("uuid", name)


def id_name(collection: str) -> str:
    """The usual name of an id in a collection: `repair-jobs` → `repair_job_id`."""
    return snake(singular(collection)) + "_id"
