"""The matrix of job stories and operations: which operation serves which story, and the gaps."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .. import targets
from ..design import Design, JobStory, Operation
from ..wording import N_

Cell = tuple[str, str]
Translate = Callable[[str], str]

DIRECT, THROUGH = "x", "(x)"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Where commas are decimal signs, semicolons separate cells for spreadsheets, and quotes are none.
# A hyphen begins an item of a list far more often than a formula: it has to call something.
_FORMULA_WITHIN = re.compile(r"(?<=[;\t\r\n])( *)(?=[=+@＝＋＠]|[-－][^;\t\r\n]*[(!|])")


@dataclass(frozen=True)
class Matrix:
    """Rows are `jobs`, columns `operations`; a cell is (job's key, operation's target).

    `cells` are what operations say they serve. `through` are customer stories that an operation serves
    by way of a technical story only. `jobs_without` have neither; `operations_without` serve no story.
    """

    jobs: tuple[JobStory, ...]
    operations: tuple[Operation, ...]
    cells: frozenset[Cell]
    through: frozenset[Cell]
    jobs_without: tuple[JobStory, ...]
    operations_without: tuple[Operation, ...]

    def mark(self, job: JobStory, operation: Operation) -> str:
        """ "x" where the operation serves the story, "(x)" through a technical story, else ""."""
        cell = (job.key, targets.of(operation))
        return DIRECT if cell in self.cells else THROUGH if cell in self.through else ""


def matrix(design: Design) -> Matrix:
    jobs = {job.key: job for job in design.jobs}
    cells = {
        (key, targets.of(operation))
        for operation in design.operations
        for key in operation.jobs
        if key in jobs
    }
    through = {
        (parent, target)
        for key, target in cells
        if jobs[key].level == "technical"
        for parent in jobs[key].refines
        if parent in jobs
    } - cells
    served = {key for key, _ in cells | through}
    serving = {target for _, target in cells}
    return Matrix(
        jobs=design.jobs,
        operations=design.operations,
        cells=frozenset(cells),
        through=frozenset(through),
        jobs_without=tuple(job for job in design.jobs if job.key not in served),
        operations_without=tuple(one for one in design.operations if targets.of(one) not in serving),
    )


def to_csv(matrix: Matrix, translate: Translate = str) -> str:
    """Comma-separated, one row a story; no cell can be taken for a formula by a spreadsheet."""
    return as_csv(_table(matrix, translate))


def to_markdown(matrix: Matrix, translate: Translate = str) -> str:
    """A Markdown table; what people wrote cannot break out of its cell."""
    return as_markdown(_table(matrix, translate))


def as_csv(table: Iterable[list[str]]) -> str:
    """Rows of cells as comma-separated values, none of which is a formula."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([_harmless(cell) for cell in row] for row in table)
    return text.getvalue()


def as_markdown(table: Iterable[list[str]]) -> str:
    """Rows of cells, the first of which is the head, as a Markdown table."""
    head, *rows = [[escaped(cell) for cell in row] for row in table]
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def to_json(matrix: Matrix) -> str:
    """JSON: stories, operations, the cells between them, and both kinds of gaps."""
    return (
        json.dumps(
            {
                "jobs": [
                    {"key": job.key, "level": job.level, "when": job.when, "want": job.want, "so": job.so}
                    for job in matrix.jobs
                ],
                "operations": [
                    {"target": targets.of(one), "kind": one.kind, "name": one.name}
                    for one in matrix.operations
                ],
                "cells": [list(cell) for cell in sorted(matrix.cells)],
                "through": [list(cell) for cell in sorted(matrix.through)],
                "jobs_without": [job.key for job in matrix.jobs_without],
                "operations_without": [targets.of(one) for one in matrix.operations_without],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _table(matrix: Matrix, translate: Translate) -> list[list[str]]:
    jobs_without = {job.key for job in matrix.jobs_without}
    operations_without = {targets.of(one) for one in matrix.operations_without}
    gap = translate(N_("gap"))
    head = [
        translate(N_("story")),
        translate(N_("motivation")),
        *(f"{one.service}/{one.key}" for one in matrix.operations),
        gap,
    ]
    rows = [
        [
            job.key,
            job.want,
            *(matrix.mark(job, one) for one in matrix.operations),
            translate(N_("no operation")) if job.key in jobs_without else "",
        ]
        for job in matrix.jobs
    ]
    no_story = translate(N_("no story"))
    last = [
        gap,
        "",
        *(no_story if targets.of(one) in operations_without else "" for one in matrix.operations),
        "",
    ]
    return [head, *rows, last]


def _harmless(cell: str) -> str:
    within = _FORMULA_WITHIN.sub(r"\1'", cell)
    return f"'{within}" if cell.lstrip(" ").startswith(_FORMULA_STARTS) else within


def escaped(cell: str) -> str:
    one_line = " ".join(cell.split())
    for sign in "\\|`<>[]*_":
        one_line = one_line.replace(sign, f"\\{sign}")
    return one_line
