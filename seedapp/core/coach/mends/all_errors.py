"""Mending whatever blocks publishing and has a safe mend, one after the other."""

from __future__ import annotations

from ...design import Design
from ..checking import NOTHING_AROUND, look
from ..design_reading import DesignReading
from .applying import NotSafe, mended
from .mend import Mend
from .offering import mend_of

MOST = 1000


def mend_errors(design: Design) -> tuple[Design, tuple[Mend, ...]]:
    """The design without the errors that have a mend which holds, and these mends in their order.

    Warnings and hints are left to a person. A mend that would not hold is passed over.
    """
    done: list[Mend] = []
    refused: set[str] = set()
    while len(done) < MOST:
        seen = look(DesignReading(design))
        offered = (mend_of(one, seen.seen) for one in seen.findings if one.severity == "error")
        for mend in offered:
            if mend is None or mend.mark in refused:
                continue
            refused.add(mend.mark)  # once is enough: nothing is mended to and fro
            try:
                design = mended(design, mend, before=seen.findings, surroundings=NOTHING_AROUND)
            except NotSafe:
                continue
            done.append(mend)
            break
        else:
            break
    return design, tuple(done)
