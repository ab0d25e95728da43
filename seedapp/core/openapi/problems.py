"""What an operation answers when it fails: problem details as RFC 9457 describes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from ..derive.binding import Binding
from ..derive.cases import Case
from ..design import Operation
from ..naming import camel, identifier, kebab, pascal
from ..naming.memory import remembered
from .addresses import example_path
from .contract import AskedProblem, Contract
from .parameters import takes_if_match
from .schemas import component_ref

PROBLEM_JSON = "application/problem+json"
_FILLERS = frozenset({
    "a", "an", "the", "is", "are", "was", "were", "has", "have", "had", "been", "be",
})  # fmt: skip
_LONGEST_NAME = 60


def build_problem_responses(
    contract: Contract, operation: Operation, binding: Binding, path: str
) -> dict[str, Any]:
    """Status → answer, ordered, `default` last; those without words of the team are shared components."""
    by_status: dict[str, list[Case]] = {}
    for case in contract.cases_of(operation):
        by_status.setdefault(case.status, []).append(case)
    if not contract.profile.adds:
        return {status: {"description": _in_words(cases)} for status, cases in by_status.items()}
    if takes_if_match(contract, binding):
        by_status.setdefault("412", [])
        by_status.setdefault("428", [])
    by_status = dict(sorted(by_status.items()))
    return {status: _build_response(contract, status, cases, path) for status, cases in by_status.items()}


def build_problem_schema(contract: Contract) -> dict[str, Any]:
    """The one shared `Problem` component."""
    phrases = contract.phrases
    return {
        "type": "object",
        "description": phrases.problem,
        "required": ["type", "title", "status"],
        "properties": {
            "type": {
                "type": "string",
                "format": "uri-reference",
                "description": phrases.problem_type,
                "default": "about:blank",
                "examples": ["about:blank"],
            },
            "title": _text(phrases.problem_title, phrases.title_of("409")),
            "status": {
                "type": "integer",
                "format": "int32",
                "description": phrases.problem_status,
                "minimum": 100,
                "maximum": 599,
                "examples": [409],
            },
            "detail": _text(phrases.problem_detail, phrases.detail_of("409")),
            "instance": {
                "type": "string",
                "format": "uri-reference",
                "description": phrases.problem_instance,
                "examples": [_example_path(contract)],
            },
            "errors": {
                "type": "array",
                "description": phrases.problem_errors,
                "maxItems": 100,
                "items": _build_error_schema(contract),
            },
        },
    }


def problem_slug(contract: Contract, sentence: str) -> str:
    """A failure in the team's words as a short kebab-case name: `bike-already-rented`."""
    words = [word.casefold() for word in identifier(sentence, contract.design.glossary).words]
    telling = [word for word in words if word not in _FILLERS] or words
    slug = ""
    for word in telling:
        if len(slug) + len(word) > _LONGEST_NAME:
            break
        slug = f"{slug}-{word}" if slug else word
    return kebab(slug) or "problem"


def problem_type(contract: Contract, when: str) -> str:
    """The `type` of the problem answer of a failure in the team's words."""
    return f"/problems/{problem_slug(contract, when)}"


def _build_response(contract: Contract, status: str, cases: Sequence[Case], path: str) -> dict[str, Any]:
    sentences = [sentence for case in cases for sentence in case.sentence_when]
    if not sentences:
        return shared_problem(contract, status)
    titled = contract.phrases.title_of(status)
    description = " ".join([f"{titled}:", "; ".join(_plain(one) for one in sentences) + "."])
    return {
        "description": description,
        **_headers(contract, status),
        "content": {
            PROBLEM_JSON: {
                "schema": component_ref(contract.problem_name),
                "examples": _examples(contract, status, sentences, path),
            }
        },
    }


def _in_words(cases: Sequence[Case]) -> str:
    return "; ".join(sentence for case in cases for sentence in case.sentence_when)


def _examples(contract: Contract, status: str, sentences: Sequence[str], path: str) -> dict[str, Any]:
    examples: dict[str, Any] = {}
    for sentence in sentences:
        slug = problem_slug(contract, sentence)
        name = camel(slug)
        while name in examples:
            name += "Too"
        summary = _capitalised(_plain(sentence))
        value = {
            "type": f"/problems/{slug}",
            "title": contract.phrases.title_of(status),
            "status": _number(status),
            "detail": f"{summary}.",
            "instance": path,
        }
        examples[name] = {"summary": summary, "value": value}
    return examples


def shared_problem(contract: Contract, status: str) -> dict[str, Any]:
    """A reference to the answer that operations share for a status."""
    contract.asked.append(AskedProblem(status))
    name = _shared_name(status)
    if name not in contract.responses:
        contract.responses[name] = _build_shared(contract, status)
    return {"$ref": f"#/components/responses/{name}"}


def _build_shared(contract: Contract, status: str) -> dict[str, Any]:
    phrases = contract.phrases
    value: dict[str, Any] = {
        "type": "about:blank",
        "title": phrases.title_of(status),
        "status": _number(status),
        "detail": phrases.detail_of(status),
        "instance": _example_path(contract),
    }
    if status in ("400", "422"):
        value["errors"] = [_error_example(contract)]
    return {
        "description": phrases.detail_of(status),
        **_headers(contract, status),
        "content": {PROBLEM_JSON: {"schema": component_ref(contract.problem_name), "example": value}},
    }


def _headers(contract: Contract, status: str) -> dict[str, Any]:
    if status == "401" and contract.service.security.kind in ("bearer", "oauth2"):
        challenge = {"type": "string", "minLength": 1}
        described = contract.phrases.challenge
        return {
            "headers": {
                "WWW-Authenticate": {"description": described, "schema": challenge, "example": "Bearer"}
            }
        }
    if status not in ("429", "503"):
        return {}
    schema = {"type": "integer", "format": "int32", "minimum": 0}
    header = {"description": contract.phrases.retry_after, "schema": schema, "example": 30}
    return {"headers": {"Retry-After": header}}


@remembered
def _shared_name(status: str) -> str:
    if not status.isdigit():
        return "Unexpected" if status == "default" else f"Status{pascal(status)}"
    try:
        return pascal(HTTPStatus(int(status)).phrase)
    except ValueError:
        return f"Status{status}"


def _build_error_schema(contract: Contract) -> dict[str, Any]:
    phrases = contract.phrases
    example = _error_example(contract)
    return {
        "type": "object",
        "description": phrases.problem_error,
        "required": ["detail", "pointer"],
        "properties": {
            "detail": _text(phrases.problem_error_detail, example["detail"]),
            "pointer": _text(phrases.problem_error_pointer, example["pointer"]),
        },
    }


def _error_example(contract: Contract) -> dict[str, str]:
    names = (
        one.name
        for operation in contract.operations
        for one in operation.inputs
        if contract.bindings[operation.key].places.get(one.name) == "body"
    )
    name = next(names, None)
    return {
        "detail": contract.phrases.must_be_valid,
        "pointer": "#" if name is None else f"#/{name.replace('~', '~0').replace('/', '~1')}",
    }


def _example_path(contract: Contract) -> str:
    first = contract.operations[0] if contract.operations else None
    return example_path(contract, first) if first is not None else "/"


def _text(description: str, example: str) -> dict[str, Any]:
    return {"type": "string", "description": description, "examples": [example]}


def _number(status: str) -> int:
    if status.isdigit():
        return int(status)
    return int(status[0]) * 100 if re.fullmatch(r"[1-5]XX", status) else 500


def _plain(sentence: str) -> str:
    return " ".join(sentence.split()).rstrip(".。!")


def _capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
