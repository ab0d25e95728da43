"""What is wrong with the documents as they stand: the coach's findings of step 5, and the validator's."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.cache import cache

from seedapp.core import coach, openapi
from seedapp.web.advice import Remark
from seedapp.web.visit import Visit

RULES = ("REST-", "SPEC-", "NAME-")
MOST_SHOWN = 100
MOST_AT_ONCE = 60  # more operations than these are read when somebody asks for it
_KEPT_SECONDS = 60 * 60


def remarks_of(here: Visit, service: str) -> list[Remark]:
    """What the coach says of a service's document, errors first; types and names count for each service."""
    mine = [one for one in here.advice.of_rules(*RULES) if _concerns(one["target"], service)]
    return sorted(mine, key=lambda one: (bool(one["waived"]), _SEVERITIES.index(one["severity"])))


def validated(here: Visit, service: str, document: dict[str, Any], *, asked: bool) -> list[Remark] | None:
    """What openapi-spec-validator says beyond the coach; None while nobody asked for it.

    The coach has checked structure, references and examples already (SPEC-01): where it found a fault, the
    validator would tell the same in its own words.
    """
    if any(one["rule"] == "SPEC-01" for one in remarks_of(here, service)):
        return []
    if not asked:
        return None
    key = "validity:" + hashlib.sha256(openapi.to_json(document).encode()).hexdigest()
    problems = cache.get(key)
    if problems is None:
        problems = openapi.validity(document)
        cache.set(key, problems, _KEPT_SECONDS)
    return [here.advice.remark(one) for one in coach.problems_of(here.value, service, problems)]


def is_large(here: Visit, service: str) -> bool:
    """Whether a document is too large to do everything with it on every visit."""
    return len(here.value.operations_of(service)) > MOST_AT_ONCE


def tally(remarks: list[Remark]) -> dict[str, int]:
    """{"error": 2, "warning": 1, "hint": 0}, without what was set aside."""
    open_ones = [one["severity"] for one in remarks if not one["waived"]]
    return {severity: open_ones.count(severity) for severity in _SEVERITIES}


_SEVERITIES = ("error", "warning", "hint")


def _concerns(target: str, service: str) -> bool:
    kind, _colon, rest = target.partition(":")
    if kind in ("operation", "service"):
        return rest.partition("/")[0] == service
    return True
