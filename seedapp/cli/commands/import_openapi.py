"""`seed import-openapi`: a design out of an existing OpenAPI document."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from seedapp.core import design_file, openapi_import

from ..files import Unreadable, read


def add_to(commands: Any) -> None:
    parser = commands.add_parser("import-openapi", help="a design out of an OpenAPI 3.0 or 3.1 document")
    parser.add_argument("file")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """The design goes to standard output; what has no place in it is told on standard error."""
    try:
        imported = openapi_import.read(read(options.file))
    except openapi_import.ImportRefused as refused:
        raise Unreadable(f"{options.file}: {refused}") from refused
    sys.stdout.write(design_file.dump(imported.design))
    for leftover in imported.leftovers:
        print(f"not taken over: {leftover.pointer}  {leftover.sentence}", file=sys.stderr)
    return 0
