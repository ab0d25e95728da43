"""A story as it stands in its form, put over the design: what the live check reads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from seedapp.core import design as core
from seedapp.core.targets import of
from seedapp.job_stories import changes

from .. import live
from ..visit import Visit
from .forms import JobStoryForm

LATER = ("JOB-10", "OPR-05")  # what is to follow from a story counts once there is one


def check_story(here: Visit, form: JobStoryForm, before: core.JobStory | None, page: str) -> live.Live:
    if not form.is_valid():
        return live.of_errors(form)
    values = form.values
    key = before.key if before else changes.free_key(here.design, values["level"])
    typed = _story(key, values)
    jobs = here.value.jobs
    stories = tuple(typed if one is before else one for one in jobs) if before else (*jobs, typed)
    changed = replace(here.value, jobs=stories)
    without = () if before else LATER
    found, _seen = live.of_thing(here, changed, of(typed), page, services=(), without=without)
    return found


def _story(key: str, values: dict[str, Any]) -> core.JobStory:
    needer = values["actor"] or values["consumer"]
    source, note = cast(core.EvidenceSource, values["evidence_source"]), values["evidence_note"]
    return core.JobStory(
        key=key,
        level=values["level"],
        actor=needer.key if needer else "",
        provider=values["provider"].key if values["provider"] else "",
        refines=tuple(one.key for one in values["refines"]),
        when=values["situation"],
        want=values["motivation"],
        so=values["goal"],
        evidence=core.Evidence(source, note) if source else None,
    )
