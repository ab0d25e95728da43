"""The coach's findings of the designs that were in view lately, remembered by what they were made of."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256
from threading import Lock

from seedapp.core import coach
from seedapp.core.design import Design

MOST_REMEMBERED = 32
_remembered: OrderedDict[bytes, tuple[coach.Finding, ...]] = OrderedDict()
_lock = Lock()


def findings_of(design: Design, surroundings: coach.Surroundings) -> tuple[coach.Finding, ...]:
    """What `coach.check` says, without the slow rules.

    It is remembered under a fingerprint of all that it is computed of, which is read anew for each
    request: so it is never stale, whichever process wrote in between.
    """
    fingerprint = sha256(repr((design, surroundings)).encode(errors="surrogatepass")).digest()
    with _lock:
        if fingerprint in _remembered:
            _remembered.move_to_end(fingerprint)
            return _remembered[fingerprint]
    findings = coach.check(design, surroundings=surroundings, full=False)
    with _lock:
        _remembered[fingerprint] = findings
        while len(_remembered) > MOST_REMEMBERED:
            _remembered.popitem(last=False)
    return findings
