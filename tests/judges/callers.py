"""Calls of generated clients, as text: what a developer writes who has read the examples of the document."""

import datetime
import enum
import importlib
import inspect
import types
import typing
import uuid

from openapi_python_client.strings import PythonIdentifier

_HEAD = """\
import datetime
from io import BytesIO
from uuid import UUID

"""


def operations_of(document):
    """The name that the generated module has → path and operation."""
    return {
        PythonIdentifier(operation["operationId"], ""): (path, operation)
        for path, item in document["paths"].items()
        for operation in item.values()
    }


def caller_of(package, endpoints, operations):
    """The text of a module with one function for each endpoint; each makes the call of the examples."""
    imports, calls = {f"from {package}.client import AuthenticatedClient"}, []
    for name, module in endpoints.items():
        called = "sync" if hasattr(module, "sync") else "sync_detailed"
        imports.add(f"from {module.__name__.rpartition('.')[0]} import {name}")
        arguments = _arguments(getattr(module, called), operations[name][1], imports)
        calls.append(
            f"def call_{name}(client: AuthenticatedClient) -> object:\n"
            f"    return {name}.{called}({', '.join([*arguments, 'client=client'])})\n"
        )
    return _HEAD + "\n".join(sorted(imports)) + "\n\n\n" + "\n\n".join(calls)


def _arguments(function, operation, imports):
    told = {PythonIdentifier(one["name"], "field_"): one for one in operation.get("parameters", ())}
    hints = typing.get_type_hints(function)
    for name in inspect.signature(function).parameters:
        if name == "client":
            continue
        if name == "body":
            (content,) = operation["requestBody"]["content"].values()
            value = content["example"]
        else:
            value = told[name]["example"]
        yield f"{name}={_expression(hints[name], value, imports)}"


def _expression(hint, value, imports):
    """A value of JSON as Python that has the type of the hint."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return _first_that_fits(typing.get_args(hint), value, imports)
    if typing.get_origin(hint) is list:
        return f"[{', '.join(_expression(typing.get_args(hint)[0], one, imports) for one in value)}]"
    if hint is uuid.UUID:
        return f"UUID({value!r})"
    if hint in (datetime.date, datetime.datetime):
        return f"datetime.{hint.__name__}.fromisoformat({value!r})"
    if hint in (str, int, float, bool):
        if not isinstance(value, (int, float) if hint is float else hint):
            raise ValueError(value)
        return repr(value)
    if getattr(hint, "__name__", "") == "File":
        imports.add(f"from {hint.__module__} import File")
        return f"File(payload=BytesIO({value.encode()!r}))"
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        imports.add(f"from {hint.__module__} import {hint.__name__}")
        return f"{hint.__name__}({value!r})"
    if hasattr(hint, "from_dict") and isinstance(value, dict):
        imports.add(f"from {hint.__module__} import {hint.__name__}")
        return _model(hint, value, imports)
    raise ValueError(hint)


def _model(model, value, imports):
    """The constructor with typed arguments; from_dict where a member is not one of the arguments."""
    siblings = importlib.import_module(model.__module__.rpartition(".")[0])
    hints = typing.get_type_hints(model, localns=vars(siblings))
    members = {PythonIdentifier(name, "field_"): one for name, one in value.items()}
    if not set(members) <= set(hints):
        return f"{model.__name__}.from_dict({value!r})"
    arguments = (f"{name}={_expression(hints[name], one, imports)}" for name, one in members.items())
    return f"{model.__name__}({', '.join(arguments)})"


def _first_that_fits(hints, value, imports):
    for one in hints:
        try:
            return _expression(one, value, imports)
        except ValueError:
            continue
    raise ValueError(value)
