"""Which stories refine a story, and which diagrams are drawn for it, looked up by its key."""

from __future__ import annotations

from collections import defaultdict

from ..design import Design, Interaction, JobStory


def refining(design: Design) -> dict[str, list[JobStory]]:
    """Customer story's key → the technical stories that refine it."""
    found: defaultdict[str, list[JobStory]] = defaultdict(list)
    for job in design.jobs:
        for key in dict.fromkeys(job.refines) if job.level == "technical" else ():
            found[key].append(job)
    return found


def drawn_for(design: Design) -> dict[str, list[Interaction]]:
    """Story's key → the interactions that show it."""
    found: defaultdict[str, list[Interaction]] = defaultdict(list)
    for one in design.interactions:
        for key in dict.fromkeys(one.jobs):
            found[key].append(one)
    return found
