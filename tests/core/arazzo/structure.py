"""What must hold of an Arazzo 1.0.1 document beside the documents that it names; faults as plain lines."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_ID = re.compile(r"[A-Za-z0-9_\-]+")
_OUTPUT = re.compile(r"[a-zA-Z0-9.\-_]+")
_EXPRESSION = re.compile(
    r"\$inputs\.(?P<input>[A-Za-z0-9_\-]+)"
    r"|\$steps\.(?P<step>[A-Za-z0-9_\-]+)\.outputs\.(?P<output>[A-Za-z0-9_\-]+)"
    r"|\$response\.(?:body(?:#(?:/[^/~]*(?:~[01][^/~]*)*)+)?|header\.[!#$%&'*+\-.^_`|~0-9A-Za-z]+)"
    r"|\$request\.(?:path|query)\..+|\$request\.body#/.+",
    re.DOTALL,
)
_CONDITION = re.compile(r"\$statusCode == \d+|\$statusCode >= \d00 && \$statusCode < \d00")


def faults_of(document: Mapping[str, Any], documents: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """`documents`: name of a source description → the OpenAPI document."""
    return [*_of_whole(document, documents), *_of_workflows(document, documents)]


def _of_whole(document, documents) -> Iterator[str]:
    if document["arazzo"] != "1.0.1":
        yield "version"
    if not (document["info"]["title"] and document["info"]["version"]):
        yield "info"
    names = [one["name"] for one in document["sourceDescriptions"]]
    if not names or len(set(names)) != len(names) or not all(map(_ID.fullmatch, names)):
        yield f"sources {names}"
    yield from (f"unknown source {name}" for name in names if name not in documents)
    yield from (f"type of {one}" for one in document["sourceDescriptions"] if one["type"] != "openapi")
    ids = [one["workflowId"] for one in document["workflows"]]
    if not ids or len(set(ids)) != len(ids) or not all(map(_ID.fullmatch, ids)):
        yield f"workflows {ids}"
    inputs = document.get("components", {}).get("inputs", {})
    yield from (f"component {name}" for name in inputs if not _OUTPUT.fullmatch(name))
    for reference in _references(document):
        if reference.removeprefix("#/components/inputs/") not in inputs:
            yield f"nowhere: {reference}"


def _of_workflows(document, documents) -> Iterator[str]:
    sources = {one["name"]: documents[one["name"]] for one in document["sourceDescriptions"]}
    for workflow in document["workflows"]:
        inputs = workflow.get("inputs", {}).get("properties", {})
        if list(workflow.get("inputs", {}).get("required", [])) != list(inputs):
            yield "required inputs"
        told: dict[str, list[str]] = {}
        used: set[str] = set()
        for step in workflow["steps"]:
            if step["stepId"] in told or not _ID.fullmatch(step["stepId"]):
                yield f"step {step['stepId']}"
            yield from _of_operation(step, sources)
            given = [one["value"] for one in step.get("parameters", [])]
            payload = step.get("requestBody", {}).get("payload", {})
            given += payload.values() if isinstance(payload, dict) else [payload]
            for value in given:
                yield from _of_value(value, inputs, told)
                used |= {value.removeprefix("$inputs.")} if value.startswith("$inputs.") else set()
            yield from _of_outputs(step.get("outputs", {}))
            told[step["stepId"]] = list(step.get("outputs", {}))
            yield from _of_criteria(step)
        yield from (f"unused input {name}" for name in inputs if name not in used)
        for name, value in workflow.get("outputs", {}).items():
            yield from _of_outputs({name: value})
            yield from _of_value(value, {}, told)


def _of_operation(step, sources) -> Iterator[str]:
    found = _operation(step, sources)
    if found is None:
        yield f"no operation of {step}"
        return
    item, operation = found
    declared = {
        (one["name"], one["in"]): one
        for holder in (item, operation)
        for one in holder.get("parameters", [])
        if isinstance(one, Mapping) and "name" in one
    }
    given = [(one["name"], one["in"]) for one in step.get("parameters", [])]
    if len(set(given)) != len(given):
        yield "the same parameter twice"
    yield from (f"undeclared parameter {one}" for one in given if one not in declared)
    yield from (
        f"missing parameter {key}"
        for key, one in declared.items()
        if one.get("required") is True and key not in given
    )
    body = operation.get("requestBody")
    if isinstance(body, Mapping) and body.get("required") is True and "requestBody" not in step:
        yield "missing body"
    if "requestBody" in step and isinstance(step["requestBody"]["payload"], dict):
        schema = body["content"][step["requestBody"]["contentType"]]["schema"]
        while "$ref" in schema:
            schema = _at(_document_of(step, sources), schema["$ref"])
        missing = set(schema.get("required", ())) - set(step["requestBody"]["payload"])
        yield from (f"missing property {name}" for name in missing)


def _operation(step, sources):
    if "operationPath" in step:
        name, pointer = re.fullmatch(
            r"\{\$sourceDescriptions\.([^.}]+)\.url\}(#.*)", step["operationPath"]
        ).groups()
        operation = _at(sources[name], pointer)
        return {}, operation
    named = step["operationId"]
    if len(sources) > 1:
        if not named.startswith("$sourceDescriptions."):
            return None
        named = named.removeprefix(f"$sourceDescriptions.{_source(step, sources)}.")
    found = [
        (item, operation)
        for item in _document_of(step, sources)["paths"].values()
        for operation in item.values()
        if isinstance(operation, Mapping) and operation.get("operationId") == named
    ]
    return found[0] if len(found) == 1 else None


def _document_of(step, sources):
    return sources[_source(step, sources)]


def _source(step, sources):
    if len(sources) == 1:
        return next(iter(sources))
    named = step.get("operationId") or step["operationPath"].removeprefix("{")
    fitting = [name for name in sources if named.startswith(f"$sourceDescriptions.{name}.")]
    return max(fitting, key=len)


def _at(document, pointer: str):
    for part in pointer.removeprefix("#/").split("/"):
        document = document[part.replace("~1", "/").replace("~0", "~")]
    return document


def _of_value(value, inputs, told) -> Iterator[str]:
    found = _EXPRESSION.fullmatch(value)
    if not found:
        yield f"not an expression: {value}"
    elif found["input"] is not None and found["input"] not in inputs:
        yield f"no input: {value}"
    elif found["step"] is not None and found["output"] not in told.get(found["step"], ()):
        yield f"no earlier output: {value}"


def _of_outputs(outputs) -> Iterator[str]:
    for name, value in outputs.items():
        if not _OUTPUT.fullmatch(name):
            yield f"output {name}"
        if not _EXPRESSION.fullmatch(value):
            yield f"output {value}"


def _of_criteria(step) -> Iterator[str]:
    actions = step.get("onFailure", [])
    names = [one["name"] for one in actions]
    if len(set(names)) != len(names) or any(one["type"] != "end" for one in actions):
        yield f"actions {actions}"
    criteria = [*step.get("successCriteria", []), *(one for action in actions for one in action["criteria"])]
    yield from (f"criterion {one}" for one in criteria if not _CONDITION.fullmatch(one["condition"]))


def _references(value) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            if key == "$ref" and isinstance(one, str):
                yield one
            elif key not in ("examples", "default", "const", "enum", "example"):
                yield from _references(one)
    elif isinstance(value, list):
        for one in value:
            yield from _references(one)
