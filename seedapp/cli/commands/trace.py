"""`seed trace`: the matrix of job stories and operations, with the gaps."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from seedapp.core import thread

from ..files import read_design

WRITERS = {"csv": thread.to_csv, "md": thread.to_markdown, "json": thread.to_json}


def add_to(commands: Any) -> None:
    parser = commands.add_parser("trace", help="the matrix of job stories and operations, with the gaps")
    parser.add_argument("file")
    parser.add_argument("--format", choices=sorted(WRITERS), default="md")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    sys.stdout.write(WRITERS[options.format](thread.matrix(read_design(options.file))))
    return 0
