"""`seed openapi`: the OpenAPI document of a service, or of each."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from seedapp.core import openapi
from seedapp.core.design import Design

from ..files import Unreadable, read_design, write


def add_to(commands: Any) -> None:
    parser = commands.add_parser("openapi", help="the OpenAPI document of a service, or of each")
    parser.add_argument("file")
    parser.add_argument("--service", metavar="KEY", help="one service only")
    parser.add_argument("--openapi", choices=["3.1", "3.0"], default="3.1", help="version of the format")
    parser.add_argument("--format", choices=["yaml", "json"], default="yaml")
    parser.add_argument("-o", dest="output", metavar="PATH", help="a file; with several services, a folder")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    design = read_design(options.file)
    keys = _keys(design, options)
    texts = {key: _text(design, key, options) for key in keys}
    if options.output is None:
        sys.stdout.write("".join(_joined(texts, options.format)))
    elif len(keys) == 1 and not Path(options.output).is_dir():
        write(Path(options.output), texts[keys[0]])
    else:
        for key, text in texts.items():
            write(Path(options.output) / f"{key}.{options.format}", text)
    return 0


def _keys(design: Design, options: argparse.Namespace) -> list[str]:
    keys = [service.key for service in design.services]
    if options.service is None:
        if not keys:
            raise Unreadable(f"{options.file}: there is no service. Add one under services:.")
        return keys
    if options.service not in keys:
        raise Unreadable(
            f"{options.file}: there is no service “{options.service}”. There is: {', '.join(keys)}."
        )
    return [options.service]


def _text(design: Design, key: str, options: argparse.Namespace) -> str:
    document = openapi.document(design, key, openapi=options.openapi)
    return openapi.to_json(document) if options.format == "json" else openapi.to_yaml(document)


def _joined(texts: dict[str, str], format_: str) -> list[str]:
    """One document as it stands; several as a YAML stream, or as one JSON document a line of its own."""
    if len(texts) == 1 or format_ == "json":
        return list(texts.values())
    return [f"---\n{text}" for text in texts.values()]
