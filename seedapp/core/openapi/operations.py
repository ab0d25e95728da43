"""One OpenAPI operation out of one query or action."""

from __future__ import annotations

from typing import Any

from ..derive.binding import Binding
from ..design import JobStory, Operation
from .addresses import example_location, example_path
from .bodies import build_answer, build_request_body
from .contract import Contract
from .descriptions import describe_answer, describe_page, operation_in_words
from .links import build_links
from .merging import merged
from .parameters import TAG_CHANGED, TAG_READ, build_parameters, gives_entity_tag
from .problems import build_problem_responses
from .schemas import named_in_words
from .security import build_operation_security


def build_operation(contract: Contract, operation: Operation, tag: str) -> dict[str, Any]:
    """The operation object; what the design keeps in `openapi` is merged last."""
    binding = contract.bindings[operation.key]
    adds = contract.profile.adds
    built: dict[str, Any] = {
        "tags": [tag] if adds else [],
        "summary": operation_in_words(operation) if adds else operation.name,
        "description": build_description(contract, operation),
    }
    built = {key: value for key, value in built.items() if value}
    built["operationId"] = operation.key
    parameters = build_parameters(contract, operation, binding)
    if parameters:
        built["parameters"] = parameters
    request_body = build_request_body(contract, operation, binding)
    if request_body is not None:
        built["requestBody"] = request_body
    built["responses"] = build_responses(contract, operation, binding)
    security = build_operation_security(contract.service.security, operation)
    if security is not None:
        built["security"] = security
    built |= build_thread(operation)
    return merged(built, operation.openapi)


def build_description(contract: Contract, operation: Operation) -> str:
    """What the team wrote, the outcome, and the job stories in words."""
    phrases = contract.phrases
    parts = [described] if (described := operation.description.strip()) else []
    if operation.outcome.strip() and (contract.profile.adds or not _repeats_the_name(operation)):
        parts.append(phrases.outcome.format(outcome=operation.outcome.strip()))
    stories = [job for job in map(contract.design.job, operation.jobs) if job is not None]
    if stories:
        listed = "\n".join(f"- {job.key}: {_story_once(contract, job)}" for job in stories)
        parts.append(f"{phrases.serves}\n\n{listed}")
    if not parts and contract.profile.adds:
        parts = [f"{operation_in_words(operation).rstrip('.')}."]
    return "\n\n".join(parts)


def _story_once(contract: Contract, job: JobStory) -> str:
    """Several operations serve the same story."""
    known = contract.sentences
    if job.key not in known:
        known[job.key] = story_in_words(contract, job)
    return known[job.key]


def story_in_words(contract: Contract, job: JobStory) -> str:
    """A job story as one sentence of the design's language."""
    phrases, design = contract.phrases, contract.design
    template = phrases.technical_story if job.level == "technical" else phrases.customer_story
    consumer = design.actor(job.actor) or design.service(job.actor)
    provider = design.service(job.provider)
    return template.format(
        when=_part(job.when, "when "),
        want=_part(job.want, "i want to ", "to "),
        so=_part(job.so, "so that ", "so "),
        actor=consumer.name if consumer is not None else phrases.someone,
        provider=provider.name if provider is not None else contract.service.name,
    )


def build_responses(contract: Contract, operation: Operation, binding: Binding) -> dict[str, Any]:
    """Success first, then the problems, `default` last; statuses as text."""
    success = {str(binding.status): build_success(contract, operation, binding)}
    problems = build_problem_responses(contract, operation, binding, example_path(contract, operation))
    return {**success, **{status: answer for status, answer in problems.items() if status not in success}}


def build_success(contract: Contract, operation: Operation, binding: Binding) -> dict[str, Any]:
    response: dict[str, Any] = {"description": _describe_success(contract, operation, binding)}
    headers = _build_headers(contract, operation, binding)
    if headers:
        response["headers"] = headers
    content = build_answer(contract, operation, binding)
    if content is not None:
        response["content"] = content
    links = build_links(contract, operation)
    if links:
        response["links"] = links
    return response


def build_thread(operation: Operation) -> dict[str, Any]:
    """The extensions that tie an operation to the design it comes from."""
    thread: dict[str, Any] = {"x-seed-uid": operation.uid} if operation.uid else {}
    thread["x-seed-kind"] = operation.kind
    if operation.jobs:
        thread["x-seed-jobs"] = list(operation.jobs)
    return thread


def _describe_success(contract: Contract, operation: Operation, binding: Binding) -> str:
    phrases = contract.phrases
    if binding.status == 202:
        return phrases.accepted
    if contract.profile.adds and operation.kind == "action" and operation.outcome.strip():
        return operation.outcome.strip()
    if binding.status in (204, 205):
        return phrases.nothing_to_say
    named = contract.story.types.get(operation.response.type.removesuffix("[]"))
    if named is not None and named.description and not operation.response.type.endswith("[]"):
        return named.description
    if binding.is_collection:
        return describe_page(contract, operation.response.type.removesuffix("[]"), is_page=True)
    return phrases.created if binding.status == 201 else describe_answer(contract, operation)


def _repeats_the_name(operation: Operation) -> bool:
    told = (
        operation_in_words(operation),
        named_in_words(operation.key),
        *operation.description.splitlines()[:1],
    )
    return operation.outcome.strip().rstrip(".").casefold() in [one.rstrip(".").casefold() for one in told]


def _build_headers(contract: Contract, operation: Operation, binding: Binding) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    creates = contract.profile.adds and binding.status == 201
    if binding.location or creates or binding.status == 202:
        described = contract.phrases.status_location if binding.status == 202 else contract.phrases.location
        headers["Location"] = {
            "description": described,
            "schema": {"type": "string", "format": "uri-reference"},
            "example": example_location(contract, operation, binding),
        }
    if gives_entity_tag(contract, binding):
        headers["ETag"] = {
            "description": contract.phrases.etag,
            "schema": {"type": "string", "minLength": 1},
            "example": TAG_READ if binding.method == "GET" else TAG_CHANGED,
        }
    return headers


def _part(text: str, *openings: str) -> str:
    """A part of a story on one line, without the words that the sentence adds, without its full stop."""
    text = " ".join(text.split()).rstrip(".。,")
    for opening in openings:
        if text.casefold().startswith(opening):
            return text[len(opening) :]
    return text
