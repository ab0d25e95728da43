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
        return f"{without_verb(path)}/status"
    if not is_plural(collection) or "{" in collection:
        return path
    value = _created_id(contract, operation, collection)
    return f"{path}/{quote(str(value), safe='')}"


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
