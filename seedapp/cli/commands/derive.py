"""`seed derive`: the design with derived candidates for what is missing."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from typing import Any

from seedapp.core import design_file
from seedapp.core.derive.operations import OperationCandidate, operations
from seedapp.core.derive.technical_stories import JobCandidate, technical_stories
from seedapp.core.design import Design

from ..files import read_design

ASKED_BELOW = 0.5


def add_to(commands: Any) -> None:
    parser = commands.add_parser("derive", help="the design with candidates for what is missing")
    parser.add_argument("file")
    parser.add_argument("--explain", action="store_true", help="say why, on standard error")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """What is there stays as it is; what is uncertain (below 0.5) is told and not added.

    Operations come from the stories of the file, not from those proposed beside them: a proposal rests on
    what a person has accepted.
    """
    design = read_design(options.file)
    stories, found = technical_stories(design), operations(design)
    print(design_file.dump(_with(design, stories, found)), end="")
    if options.explain:
        told: list[JobCandidate | OperationCandidate] = [*stories, *found]
        print("\n".join(_explained(one) for one in told), file=sys.stderr)
    return 0


def _with(design: Design, stories: tuple[JobCandidate, ...], found: tuple[OperationCandidate, ...]) -> Design:
    jobs = tuple(one.job for one in stories if one.confidence >= ASKED_BELOW)
    new = tuple(one.operation for one in found if one.status == "new" and one.confidence >= ASKED_BELOW)
    return dataclasses.replace(design, jobs=design.jobs + jobs, operations=design.operations + new)


def _explained(one: JobCandidate | OperationCandidate) -> str:
    if isinstance(one, JobCandidate):
        name, status = f"job:{one.job.key}", "new"
    else:
        name, status = f"operation:{one.operation.service}/{one.operation.key}", one.status
    if one.confidence < ASKED_BELOW:
        status = "asked"
    reasons = " ".join(str(sentence) for sentence in one.evidence)
    return f"{one.confidence:.2f}  {status:7}  {name}  {reasons}"
