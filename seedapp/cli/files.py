"""Reading and writing files for the command line; what cannot be read is told in one clear line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from seedapp.core import design_file, yaml_text
from seedapp.core.design import Design

STANDARD_INPUT = "-"
MOST_BYTES = yaml_text.SIZE_LIMIT_BYTES


class Unreadable(Exception):
    """A file that cannot be read or written: `FILE:LINE: what; how to mend it`, one line for each fault."""


def read(name: str) -> bytes:
    """The bytes of a file or of standard input, up to a byte more than the limit."""
    try:
        if name == STANDARD_INPUT:
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"{name}: cannot be read ({error.strerror}). Check the name.") from error


def read_design(name: str) -> Design:
    return as_design(name, read(name))


def as_design(name: str, text: bytes) -> Design:
    """Raises Unreadable, with one line for each fault of the file."""
    try:
        return design_file.load(text)
    except design_file.DesignFileError as error:
        raise Unreadable("\n".join(_line(name, fault) for fault in error.faults)) from error


def _line(name: str, fault: design_file.Fault) -> str:
    place = f"{name}:{fault.line}" if fault.line else name
    return f"{place}: {fault.path + ': ' if fault.path else ''}{fault.sentence}"


def read_plain(name: str, text: bytes | None = None) -> Any:
    """A YAML or JSON file as dicts and lists."""
    try:
        return yaml_text.load_plain(read(name) if text is None else text)
    except yaml_text.YamlRefused as refused:
        place = f"{name}:{refused.line}" if refused.line else name
        raise Unreadable(f"{place}: {refused.sentence}") from refused


def write(path: Path, text: str) -> None:
    """Write a file, and its folder when there is none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Unreadable(f"{path}: cannot be written ({error.strerror}). Choose another place.") from error
