"""`seed arazzo`: the interactions as workflows, in one Arazzo document beside those of `seed openapi`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from seedapp.core import yaml_text
from seedapp.core.arazzo import NoWorkflow, arazzo

from ..files import Unreadable, read_design, write


def add_to(commands: Any) -> None:
    parser = commands.add_parser("arazzo", help="the interactions as workflows (Arazzo 1.0.1)")
    parser.add_argument("file")
    parser.add_argument("--format", choices=["yaml", "json"], default="yaml")
    parser.add_argument(
        "-o", dest="output", metavar="PATH", help="a file, or the folder that `seed openapi -o` filled"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """The document names those of the services as `seed openapi -o DIR` does."""
    design = read_design(options.file)
    urls = {one.key: f"./{one.key}.{options.format}" for one in design.services}
    try:
        made = arazzo(design, urls=urls)
    except NoWorkflow as reason:
        raise Unreadable(f"{options.file}: {reason.sentence}") from reason
    text = (yaml_text.to_json if options.format == "json" else yaml_text.to_yaml)(made.document)
    for sentence in made.told:
        print(sentence, file=sys.stderr)
    if options.output is None:
        sys.stdout.write(text)
    else:
        path = Path(options.output)
        write(path / f"arazzo.{options.format}" if path.is_dir() else path, text)
    return 0
