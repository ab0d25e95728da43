"""Our side: each step of the engine as something that can be run again and again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import yaml

from bench.sample_design import sample_design
from bench.side import serve
from seedapp.core import coach
from seedapp.core.design import Design
from seedapp.core.difference import compare_documents
from seedapp.core.openapi import document, keep, live_check, to_yaml, validity
from tests.core.difference.planted import document_of, planted

Documents = list[dict[str, Any]]
Prepare = Callable[[Design], Callable[[], object]]
_SPECIFICATION = 5


def documents(design: Design) -> Documents:
    return [document(design, service.key) for service in design.services]


def generate(design: Design) -> Callable[[], object]:
    return lambda: documents(design)


def edit(design: Design) -> Callable[[], object]:
    """What one edit asks for: the document of the service that was edited, out of the one that was kept."""
    edited = replace(design.operations[0], name=f"{design.operations[0].name} today")
    changed = replace(design, operations=(edited, *design.operations[1:]))
    kept = keep(design, edited.service)
    return lambda: kept.after(replace(changed))


def emit(design: Design) -> Callable[[], object]:
    built = documents(design)
    return lambda: [to_yaml(one) for one in built]


def emit_pyyaml(design: Design) -> Callable[[], object]:
    """PyYAML's C dumper, told to write no aliases, as we do, and to keep order and letters."""
    built = documents(design)
    return lambda: [
        yaml.dump(one, Dumper=_WithoutAliases, sort_keys=False, allow_unicode=True) for one in built
    ]


def check_live(design: Design) -> Callable[[], object]:
    """Structure with dialect, references, names that must agree, defaults, examples."""
    built = documents(design)
    return lambda: [live_check(one) for one in built]


def check_documents(design: Design) -> Callable[[], object]:
    """All of that and the coach's rules for documents, those of step 5, on documents that are ready."""
    before = coach.DesignReading(design)
    ready = before.documents, before.bindings
    rules = {one.id for one in coach.RULES.values() if one.step == _SPECIFICATION}

    def run() -> object:
        seen = coach.DesignReading(design, documents_at_hand=ready[0], bindings_at_hand=ready[1])
        return coach.look(seen, rules=rules)

    return run


def check_fully(design: Design) -> Callable[[], object]:
    """All rules of the coach, from the design on: stories and diagrams too, and the documents are made."""
    return lambda: coach.check(design)


def openapi_spec_validator(design: Design) -> Callable[[], object]:
    built = documents(design)
    return lambda: [validity(one) for one in built]


def diff_planted(operations: int) -> Callable[[], object]:
    old = document_of(operations)
    new = planted(old)
    return lambda: compare_documents(old, new)


def diff(design: Design) -> Callable[[], object]:
    old, new = documents(design), documents(with_edits(design))
    return lambda: [compare_documents(before, after) for before, after in zip(old, new, strict=True)]


def with_edits(design: Design) -> Design:
    """Every twentieth operation has lost an input and gained a failure."""
    edited = tuple(
        replace(one, inputs=one.inputs[1:]) if at % 20 == 0 else one
        for at, one in enumerate(design.operations)
    )
    return replace(design, operations=edited)


class _WithoutAliases(yaml.CSafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


STEPS: dict[str, Prepare] = {
    "generate": generate,
    "edit": edit,
    "emit": emit,
    "emit_pyyaml": emit_pyyaml,
    "check_live": check_live,
    "openapi_spec_validator": openapi_spec_validator,
    "check_documents": check_documents,
    "check_fully": check_fully,
    "diff": diff,
}

if __name__ == "__main__":
    step, count = sys.argv[1], int(sys.argv[2])
    serve(diff_planted(count) if step == "diff_planted" else STEPS[step](sample_design(count)))
