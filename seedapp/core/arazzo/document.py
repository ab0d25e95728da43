"""The Arazzo 1.0.1 document of a design: a plain dict with a fixed order of keys.

Source: Arazzo Specification 1.0.1, https://spec.openapis.org/arazzo/v1.0.1.html
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .. import openapi
from ..design import Design, Interaction, JobStory, Service
from ..openapi.contract import Contract, contract_of
from ..openapi.operations import story_in_words
from ..openapi.prose import with_harmless_prose
from ..wording import N_, Sentence, say
from .endpoints import Endpoint, endpoints_of
from .phrases import Phrases, phrases_of
from .plan import Exit, Plan, Workflow, plan_of
from .schemas import SharedSchemas
from .steps import build_input, build_step, told_call

VERSION = "1.0.1"


class NoWorkflow(ValueError):
    """No call of any diagram belongs to an operation; `sentence` says what to do."""

    def __init__(self) -> None:
        self.sentence = say(
            N_(
                "There is no workflow: no message of a diagram belongs to a query or an action. "
                "Say of an operation which message it serves."
            )
        )
        super().__init__(str(self.sentence))


@dataclass(frozen=True)
class Arazzo:
    """The document, and sentences about what it does not hold."""

    document: dict[str, Any]
    told: tuple[Sentence, ...] = ()


def arazzo(
    design: Design,
    *,
    documents: Mapping[str, Mapping[str, Any]] | None = None,
    urls: Mapping[str, str] | None = None,
) -> Arazzo:
    """The workflows of a design, the same for the same design. Raises NoWorkflow when there are none.

    `documents`: service's key → its OpenAPI document of version 3.1, where they are made already.
    `urls`: service's key → where its document is found, seen from this one; `./bikes.yaml` and the like
    when it is not said.
    """
    made = (
        documents
        if documents is not None
        else {one.key: openapi.document(design, one.key) for one in design.services}
    )
    plan = plan_of(design, _endpoints(design, made))
    if not plan.workflows:
        raise NoWorkflow
    used = {step.endpoint.source for workflow in plan.workflows for step in workflow.steps}
    services = [one for one in design.services if one.key in used]
    phrases, shared = phrases_of(design.language), SharedSchemas()
    around = _Around(design, phrases, shared, _by_interaction(plan), len(services) > 1)
    workflows = [_build_workflow(around, one) for one in plan.workflows]
    document: dict[str, Any] = {
        "arazzo": VERSION,
        "info": _build_info(design, services, plan, phrases),
        "sourceDescriptions": [_build_source(one, urls or {}) for one in services],
        "workflows": workflows,
    }
    if shared.schemas:
        document["components"] = {"inputs": dict(sorted(shared.schemas.items()))}
    return Arazzo(with_harmless_prose(document), tuple(_without(one) for one in plan.without))


def _endpoints(design: Design, documents: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, str], Endpoint]:
    return {
        (service, key): endpoint
        for service, document in documents.items()
        for key, endpoint in endpoints_of(design.operations_of(service), service, document).items()
    }


def _by_interaction(plan: Plan) -> Mapping[str, list[Workflow]]:
    found: defaultdict[str, list[Workflow]] = defaultdict(list)
    for one in plan.workflows:
        found[one.interaction.key].append(one)
    return found


@dataclass(frozen=True)
class _Around:
    design: Design
    phrases: Phrases
    shared: SharedSchemas
    workflows: Mapping[str, list[Workflow]]
    has_several_sources: bool

    @cached_property
    def jobs(self) -> Mapping[str, JobStory]:
        return {job.key: job for job in reversed(self.design.jobs)}

    @cached_property
    def contracts(self) -> dict[str, Contract]:
        """Contracts by service, of those that were asked for."""
        return {}

    def contract_of(self, service: str) -> Contract:
        if service not in self.contracts:
            self.contracts[service] = contract_of(self.design, service)
        return self.contracts[service]


def _build_info(design: Design, services: list[Service], plan: Plan, phrases: Phrases) -> dict[str, Any]:
    description = phrases.purpose
    if plan.without:
        listed = "\n".join(f"- {_title(one)}" for one in plan.without)
        description += f"\n\n{phrases.without}\n\n{listed}"
    info: dict[str, Any] = {"title": phrases.title.format(title=design.title)}
    if design.summary.strip():
        info["summary"] = " ".join(design.summary.split())
    return info | {"description": description, "version": max((one.version for one in services), key=_age)}


def _age(version: str) -> tuple[list[int], str]:
    """What a later version has more of; a version that is no number comes before all that are."""
    parts = version.split("-")[0].split("+")[0].split(".")
    return [int(one) for one in parts] if all(one.isdecimal() for one in parts) else [], version


def _build_source(service: Service, urls: Mapping[str, str]) -> dict[str, Any]:
    return {"name": service.key, "url": urls.get(service.key, f"./{service.key}.yaml"), "type": "openapi"}


def _build_workflow(around: _Around, workflow: Workflow) -> dict[str, Any]:
    built: dict[str, Any] = {
        "workflowId": workflow.id,
        "summary": _summary(around.phrases, workflow),
        "description": _describe(around, workflow),
    }
    inputs = {one.name: one for one in reversed(workflow.inputs)}
    if inputs:
        names = list(dict.fromkeys(one.name for one in workflow.inputs))
        built["inputs"] = {
            "type": "object",
            "required": names,
            "properties": {name: build_input(inputs[name], around.shared, around.phrases) for name in names},
        }
    built["steps"] = [
        build_step(step, workflow, around.phrases, has_several_sources=around.has_several_sources)
        for step in workflow.steps
    ]
    last = next((one for one in reversed(workflow.steps) if one.outputs.expressions), None)
    if last is not None:
        built["outputs"] = {name: f"$steps.{last.id}.outputs.{name}" for name in last.outputs.expressions}
    built["x-seed-interaction"] = workflow.interaction.key
    if workflow.interaction.jobs:
        built["x-seed-jobs"] = list(workflow.interaction.jobs)
    return built


def _summary(phrases: Phrases, workflow: Workflow) -> str:
    title = _title(workflow.interaction)
    return phrases.other_way.format(title=title, branch=workflow.branch.title) if workflow.branch else title


def _describe(around: _Around, workflow: Workflow) -> str:
    """The job stories in words, the branches that are left aside, and the calls that are no steps."""
    phrases = around.phrases
    parts = [f"{_summary(phrases, workflow).rstrip('.')}."]
    contract = around.contract_of(workflow.steps[0].endpoint.source)
    stories = [around.jobs[key] for key in workflow.interaction.jobs if key in around.jobs]
    told = [f"{job.key}: {story_in_words(contract, job)}" for job in stories]
    parts += _listed(contract.phrases.serves, told)
    others = [_told_exit(around, workflow, one) for one in workflow.exits]
    parts += _listed(phrases.aside, others)
    left_out = [told_call(call, workflow, phrases) for call in workflow.left_out]
    return "\n\n".join([*parts, *_listed(phrases.left_out, left_out)])


def _listed(introduction: str, lines: list[str]) -> list[str]:
    return [introduction, "\n".join(f"- {line}" for line in lines)] if lines else []


def _told_exit(around: _Around, workflow: Workflow, one: Exit) -> str:
    phrases, ways = around.phrases, around.workflows[workflow.interaction.key]
    title = " ".join(one.branch.title.split())
    for other in ways:
        if other.branch is one.branch:
            return phrases.another_way.format(branch=title, workflow=other.id)
    main = ways[0]
    if workflow.branch and all(one.branch is not aside.branch for aside in main.exits):
        return phrases.another_way.format(branch=title, workflow=main.id)
    if one.step is not None:
        return phrases.ends.format(branch=title, step=one.step.id, status=one.status)
    return f"{title}."


def _title(interaction: Interaction) -> str:
    return " ".join(interaction.title.split()) or interaction.key


def _without(interaction: Interaction) -> Sentence:
    return say(
        N_("“%(title)s” has no workflow: no query or action comes from it yet."), title=_title(interaction)
    )
