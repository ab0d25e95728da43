"""`seed render`: every interaction as SVG."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from seedapp.adapters.plantuml import draw
from seedapp.core.file_names import safe_name

from ..files import read_design, write


def add_to(commands: Any) -> None:
    parser = commands.add_parser("render", help="every interaction as SVG")
    parser.add_argument("file")
    parser.add_argument("-o", dest="output", metavar="DIR", required=True)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """1 when a diagram could not be drawn; the others are drawn all the same."""
    failed = False
    for interaction in read_design(options.file).interactions:
        drawing = draw(interaction.plantuml)
        if drawing.problem:
            failed = True
            place = f"line {drawing.line} of " if drawing.line else ""
            print(f"{options.file}: {place}{interaction.key}: {drawing.problem}", file=sys.stderr)
        if drawing.svg:
            path = Path(options.output) / f"{safe_name(interaction.key)}.svg"
            write(path, drawing.svg)
            print(path)
    return int(failed)
