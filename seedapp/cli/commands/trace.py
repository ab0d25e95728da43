"""`seed trace`: the matrix of job stories and operations with the gaps, or what a change would touch."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from seedapp.core import thread
from seedapp.core.design import Design
from seedapp.core.thread import impact_files
from seedapp.core.thread.impact import impact_of
from seedapp.core.thread.keys import NotNamed, target_named

from ..files import Unreadable, read_design

WRITERS = {"csv": thread.to_csv, "md": thread.to_markdown, "json": thread.to_json}
IMPACT_WRITERS = {"csv": impact_files.to_csv, "md": impact_files.to_markdown, "json": impact_files.to_json}


def add_to(commands: Any) -> None:
    parser = commands.add_parser(
        "trace", help="the matrix of job stories and operations, with the gaps; or what a change touches"
    )
    parser.add_argument("file")
    parser.add_argument("--format", choices=sorted(WRITERS), default="md")
    parser.add_argument(
        "--impact",
        metavar="KEY",
        help="what a change would touch: of a story (J1), a type (Bike, Bike/status), an operation "
        "(findBikes, bikes/findBikes), an interaction (find-a-bike, find-a-bike#2), an actor, a service",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    design = read_design(options.file)
    if options.impact is None:
        sys.stdout.write(WRITERS[options.format](thread.matrix(design)))
    else:
        sys.stdout.write(_impact(options, design))
    return 0


def _impact(options: argparse.Namespace, design: Design) -> str:
    try:
        found = impact_of(design, target_named(design, options.impact))
    except NotNamed as reason:
        raise Unreadable(f"{options.file}: {reason.sentence}") from reason
    if found is None:
        raise Unreadable(f"{options.file}: there is no “{options.impact}”.")
    return IMPACT_WRITERS[options.format](found)
