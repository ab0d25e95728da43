"""`seed`: the workbench on design files, without a database or a server."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .commands import arazzo, check, derive, diff, import_openapi, openapi, render, trace
from .files import Unreadable

COMMANDS = (check, derive, openapi, arazzo, diff, trace, import_openapi, render)
WELL, FINDINGS, UNREADABLE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """0 when all is well, 1 on findings of level error, 2 on a file that cannot be read."""
    options = parser().parse_args(argv)
    try:
        run: int = options.run(options)
        return run
    except Unreadable as reason:
        print(reason, file=sys.stderr)
        return UNREADABLE
    except BrokenPipeError:
        sys.stderr.close()
        return WELL


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="seed", description="SEED Workbench on design files (*.seed.yaml); - reads standard input."
    )
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in COMMANDS:
        module.add_to(commands)
    return top


if __name__ == "__main__":
    sys.exit(main())
