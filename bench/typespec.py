"""The sample design as TypeSpec: the same operations, models and failures, as a team would write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_SCALARS = {
    "string": "string", "text": "string", "integer": "int64", "number": "float64", "boolean": "boolean",
    "date": "plainDate", "date-time": "utcDateTime", "uuid": "string", "email": "string",
}  # fmt: skip
_HEAD = """\
import "@typespec/http";
import "@typespec/openapi3";
using Http;

@error
model Problem {
  @header contentType: "application/problem+json";
  type?: url;
  title: string;
  status: int32;
  detail?: string;
  instance?: string;
}
"""


def typespec(api: dict[str, Any]) -> str:
    """One file with a namespace for each service, out of the plain API (see `bench.plain_api`)."""
    services = dict.fromkeys(one["service"] for one in api["operations"])
    used = {key: _used(api, [one for one in api["operations"] if one["service"] == key]) for key in services}
    return _HEAD + "".join(text for key in services for text in _service(api, key, used[key]))


def _service(api: dict[str, Any], key: str, names: set[str]) -> Iterator[str]:
    name = "".join(part.capitalize() for part in key.split("-"))
    yield f'\n@service(#{{ title: "{name}" }})\n@server("https://{key}.city.test", "Production")\n'
    yield f"@useAuth(BearerAuth)\nnamespace {name} {{\n"
    for type_name in sorted(names):
        yield _model(type_name, api["types"][type_name])
    for one in api["operations"]:
        if one["service"] == key:
            yield _operation(one)
    yield "}\n"


def _used(api: dict[str, Any], operations: list[dict[str, Any]]) -> set[str]:
    """The named types that the operations lead to."""
    waiting = [one["response_type"] for one in operations]
    waiting += [field[1] for one in operations for field in (*one["inputs"], *one["response"])]
    found: set[str] = set()
    while waiting:
        name = waiting.pop().removesuffix("[]")
        if name in api["types"] and name not in found:
            found.add(name)
            waiting += [field[1] for field in api["types"][name]["fields"]]
    return found


def _model(name: str, named: dict[str, Any]) -> str:
    if named["values"]:
        return f"  enum {name} {{ {', '.join(named['values'])} }}\n"
    return f"  model {name} {{\n" + "".join(_property(one) for one in named["fields"]) + "  }\n"


def _property(field: list[Any]) -> str:
    name, kind, required, description, place = field
    documented = f"    @doc({_text(description)})\n" if description else ""
    where = {"path": "@path ", "query": "@query ", "header": "@header "}.get(place, "")
    return f"{documented}    {where}{name}{'' if required else '?'}: {_type(kind)};\n"


def _type(kind: str) -> str:
    name = kind.removesuffix("[]")
    return _SCALARS.get(name, name) + ("[]" if kind.endswith("[]") else "")


def _operation(one: dict[str, Any]) -> str:
    path = one["path"].removeprefix(f"/{one['service']}")
    inputs = "".join(_property(field).replace(";\n", ",\n") for field in one["inputs"])
    return (
        f"  @doc({_text(one['description'] or one['name'])})\n  @summary({_text(one['name'])})\n"
        f'  @route("{path}") @{one["method"]}\n'
        f"  op {one['key']}(\n{inputs}  ): {_answer(one)} | Problem;\n"
    )


def _answer(one: dict[str, Any]) -> str:
    if one["response_type"]:
        shape = f"@body body: {_type(one['response_type'])}"
    else:
        shape = " ".join(_property(field).strip().replace("\n", " ") for field in one["response"])
    return f"{{ @statusCode _: {one['status']}; {shape} }}"


def _text(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("${", "\\${") + '"'
