"""What the coach saw of the designs that were in view lately, remembered by what it was made of."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256
from threading import Lock

from seedapp.core import coach
from seedapp.core.design import Design

MOST_REMEMBERED = 32
MOST_READ, MOST_OPERATIONS_READ = 4, 2000
_remembered: OrderedDict[bytes, tuple[coach.Finding, ...]] = OrderedDict()
_readings: OrderedDict[bytes, coach.DesignReading] = OrderedDict()
_lock = Lock()


def looked_at(design: Design, surroundings: coach.Surroundings) -> coach.Look:
    """What `coach.check` says, without the slow rules, and the design as it was read.

    It is remembered under a fingerprint of all that it is computed of, which is read anew for each
    request: so it is never stale, whichever process wrote in between. Readings hold whole documents: a few
    are kept, and of very large designs only the last.
    """
    fingerprint = sha256(repr((design, surroundings.known_by)).encode(errors="surrogatepass")).digest()
    with _lock:
        findings = _remembered.get(fingerprint)
        seen = _readings.get(fingerprint) or coach.DesignReading(design, surroundings)
    look = coach.look(seen) if findings is None else coach.Look(findings, seen)
    with _lock:
        _remember(fingerprint, look)
    return look


def _remember(fingerprint: bytes, look: coach.Look) -> None:
    _remembered[fingerprint] = look.findings
    _remembered.move_to_end(fingerprint)
    while len(_remembered) > MOST_REMEMBERED:
        _remembered.popitem(last=False)
    _readings[fingerprint] = look.seen
    _readings.move_to_end(fingerprint)
    while len(_readings) > 1 and (len(_readings) > MOST_READ or _operations_read() > MOST_OPERATIONS_READ):
        _readings.popitem(last=False)


def _operations_read() -> int:
    return sum(len(one.design.operations) for one in _readings.values())
