"""`seed import-openapi`: a design out of an existing OpenAPI document."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from seedapp.core import design_file, openapi_import
from seedapp.core.openapi_import import Leftover

from ..files import Unreadable, read


def add_to(commands: Any) -> None:
    parser = commands.add_parser("import-openapi", help="a design out of an OpenAPI 3.0 or 3.1 document")
    parser.add_argument("file")
    parser.add_argument("--json", action="store_true", help="what has no form, as JSON on standard error")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """The design goes to standard output; what has no form, or is different, is told on standard error."""
    try:
        imported = openapi_import.read(read(options.file))
    except openapi_import.ImportRefused as refused:
        raise Unreadable(f"{options.file}: {refused}") from refused
    sys.stdout.write(design_file.dump(imported.design))
    print(_told(imported.leftovers, as_json=options.json), file=sys.stderr, end="")
    return 0


def _told(leftovers: Sequence[Leftover], *, as_json: bool) -> str:
    if as_json:
        rows = [
            {"pointer": one.pointer, "kept": one.is_kept, "message": str(one.sentence)} for one in leftovers
        ]
        return json.dumps({"leftovers": rows}, ensure_ascii=False, indent=2) + "\n"
    kept = "kept without a form"
    return "".join(
        f"{kept if one.is_kept else 'different'}: {one.pointer}  {one.sentence}\n" for one in leftovers
    )
