"""Step objects and inputs of a workflow."""

from __future__ import annotations

from typing import Any

from ..naming import kebab
from ..openapi.descriptions import operation_in_words
from ..openapi.schemas import named_in_words
from ..sequence import OUTSIDE, Call
from .flow import Input, Step, given_to
from .phrases import Phrases
from .plan import Workflow
from .schemas import SharedSchemas


def build_step(
    step: Step, workflow: Workflow, phrases: Phrases, *, has_several_sources: bool
) -> dict[str, Any]:
    built: dict[str, Any] = {
        "stepId": step.id,
        "description": _describe(step, workflow, phrases),
        **_reference(step, has_several_sources=has_several_sources),
    }
    given = given_to(step)
    parameters = [
        {"name": need.name, "in": need.where, "value": value} for need, value in given if need.where != "body"
    ]
    if parameters:
        built["parameters"] = parameters
    body = {need.name: value for need, value in given if need.where == "body"}
    if body:
        payload = body if step.endpoint.has_named_parts else body[""]
        built["requestBody"] = {"contentType": step.endpoint.media_type, "payload": payload}
    condition = _condition(step.failing or step.endpoint.success[0])
    if condition:
        built["successCriteria"] = [{"condition": condition}]
    actions = _failure_actions(step, workflow)
    if actions:
        built["onFailure"] = actions
    if step.outputs.expressions:
        built["outputs"] = dict(step.outputs.expressions)
    built["x-seed-message"] = f"{workflow.interaction.key}#{step.passed.call.number}"
    return built


def build_input(one: Input, shared: SharedSchemas, phrases: Phrases) -> dict[str, Any]:
    """The schema of an input: that of what it is for, described, with an example where there is one."""
    need = one.need
    schema = shared.brought(one.step.endpoint.document, need.schema)
    description = need.description or schema.get("description")
    if not description:
        name = operation_in_words(one.step.endpoint.operation)
        description = phrases.body.format(name=name) if not need.name else f"{named_in_words(need.name)}."
    built = {**schema, "description": description}
    if need.example is not None and "examples" not in built:
        built["examples"] = [need.example]
    return built


def told_call(call: Call, workflow: Workflow, phrases: Phrases) -> str:
    """A call of the diagram in words: its number, who asks whom, and what."""
    names = {one.alias: " ".join(one.name.split()) for one in workflow.diagram.participants}

    def named(alias: str) -> str:
        return phrases.unnamed if alias == OUTSIDE else names.get(alias) or alias

    label = " ".join(call.label.replace("\\n", " ").split()) or "…"
    told = phrases.message.format(
        number=call.number, source=named(call.source), target=named(call.target), label=label
    )
    return told.rstrip(".") + "."


def _describe(step: Step, workflow: Workflow, phrases: Phrases) -> str:
    parts = [f"{operation_in_words(step.endpoint.operation).rstrip('.')}."]
    for branch in step.passed.around:
        told = phrases.repeated if branch.keyword == "loop" else phrases.only_where
        parts.append(told.format(label=" ".join(branch.label.split()) or "…"))
    if step.failing:
        parts.append(phrases.fails.format(status=step.failing))
    if step.outputs.firsts:
        parts.append(phrases.from_first.format(names="`, `".join(step.outputs.firsts)))
    return " ".join([*parts, told_call(step.passed.call, workflow, phrases)])


def _reference(step: Step, *, has_several_sources: bool) -> dict[str, str]:
    """The operation by its id, which names its document where there are several; by its path where the id is
    not its own alone."""
    endpoint = step.endpoint
    if not endpoint.is_named_once:
        return {"operationPath": f"{{$sourceDescriptions.{endpoint.source}.url}}#{endpoint.pointer}"}
    name = endpoint.built["operationId"]
    return {"operationId": f"$sourceDescriptions.{endpoint.source}.{name}" if has_several_sources else name}


def _condition(status: str) -> str:
    if status.isdecimal():
        return f"$statusCode == {status}"
    if len(status) == 3 and status[0].isdecimal() and status[1:].upper() == "XX":
        least = int(status[0]) * 100
        return f"$statusCode >= {least} && $statusCode < {least + 100}"
    return ""


def _failure_actions(step: Step, workflow: Workflow) -> list[dict[str, Any]]:
    """Where the diagram says what a failure of the step means, that the workflow ends there and why."""
    told = {one.status: one.branch for one in reversed(workflow.exits) if one.step is step}
    actions: list[dict[str, Any]] = []
    for status, branch in sorted(told.items()):
        name = kebab(branch.label)[:60].strip("-") or f"failure-{status}"
        actions.append(
            {
                "name": name if name not in {one["name"] for one in actions} else f"{name}-{status}",
                "type": "end",
                "criteria": [{"condition": _condition(status)}],
            }
        )
    return actions
