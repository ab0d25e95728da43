"""`seed`: the workbench on design files, without a database or a server."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module

from seedapp.core.garbage import garbage_left

from .files import Unreadable

COMMANDS = (
    "check",
    "derive",
    "openapi",
    "arazzo",
    "diff",
    "trace",
    "import-openapi",
    "render",
    "review-status",
)
WELL, FINDINGS, UNREADABLE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """0 when all is well, 1 on findings of level error, 2 on a file that cannot be read."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    options = parser(_asked_for(arguments)).parse_args(arguments)
    try:
        with garbage_left():
            run: int = options.run(options)
        return run
    except Unreadable as reason:
        print(reason, file=sys.stderr)
        return UNREADABLE
    except BrokenPipeError:
        sys.stderr.close()
        return WELL


def _asked_for(arguments: Sequence[str]) -> Iterable[str]:
    """The command that comes first, since only its module is needed then; all of them for help and faults."""
    return [one for one in COMMANDS if one in arguments[:1]] or COMMANDS


def parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="seed", description="SEED Workbench on design files (*.seed.yaml); - reads standard input."
    )
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name in names:
        import_module(f".commands.{name.replace('-', '_')}", __package__).add_to(commands)
    return top


if __name__ == "__main__":
    sys.exit(main())
