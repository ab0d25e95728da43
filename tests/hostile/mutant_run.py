"""Reads mutants FIRST to LAST as an import does, within bounds, and tells as JSON what became of them.

Run as a process of its own, so that its memory is its own and a hang can be cut off:
`python -m tests.hostile.mutant_run FIRST LAST`.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
import traceback
from types import FrameType
from typing import Any, NoReturn

from seedapp.core import coach, design_file, openapi, openapi_import
from seedapp.core.design import Design

from .mutants import mutant
from .own_memory import highest_bytes

SECONDS = 5.0  # of this process's own time: other programs on the machine do not count


class Hang(BaseException):
    """A mutant took longer than SECONDS."""


def main(first: int, last: int) -> None:
    """Print {read, refused, faults: [{number, file, fault}], slowest: seconds, memory: bytes}."""
    signal.signal(signal.SIGPROF, _cut_off)
    told: dict[str, Any] = {"read": 0, "refused": 0, "faults": [], "slowest": 0.0}
    for number in range(first, last):
        name, content = mutant(number)
        begun = resource.getrusage(resource.RUSAGE_SELF)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            told["read" if _imported(content) else "refused"] += 1
        except (Exception, Hang):
            told["faults"].append({"number": number, "file": name, "fault": traceback.format_exc()[-1500:]})
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        ended = resource.getrusage(resource.RUSAGE_SELF)
        told["slowest"] = max(told["slowest"], ended.ru_utime - begun.ru_utime)
    told["memory"] = highest_bytes()
    sys.stdout.write(json.dumps(told))


def _imported(content: bytes) -> bool:
    """Whether it was read; what was read is used as the pages use it, all else is refused with a reason."""
    if design_file.is_design_file(content):
        try:
            design = design_file.load(content)
        except design_file.DesignFileError as error:
            assert error.faults and all(str(one.sentence) for one in error.faults)
            return False
    else:
        try:
            design = openapi_import.read(content).design
        except openapi_import.ImportRefused as refused:
            assert str(refused.sentence)
            return False
    _used(design)
    return True


def _used(design: Design) -> None:
    assert design_file.load(design_file.dump(design)) == design, "it does not come back from its file"
    coach.check(design)
    for service in design.services:
        openapi.to_yaml(openapi.document(design, service.key))


def _cut_off(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise Hang


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
