"""What reviewers answered to "does this let you …?", counted for the team."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.template.loader import render_to_string

from seedapp.feedback.models import GoalAnswer, Reach


@dataclass(frozen=True)
class GoalTally:
    """Of one story: its title, and for each answer its word and who gave it."""

    title: str
    given: tuple[tuple[str, tuple[str, ...]], ...]

    def __str__(self) -> str:
        return render_to_string("reading/_goal_tally.html", {"tally": self.given})


def tallies_of(answers: QuerySet[GoalAnswer]) -> Mapping[str, GoalTally]:
    """Identity of a story → its tally, in the order of the titles; of each reviewer the latest counts."""
    latest: dict[tuple[str, int], GoalAnswer] = {}
    for one in answers.select_related("reviewer").order_by("given_at", "pk"):
        latest[one.job, one.reviewer_id] = one
    of: defaultdict[str, list[GoalAnswer]] = defaultdict(list)
    for one in latest.values():
        of[one.job].append(one)
    return {job: _tally(given) for job, given in sorted(of.items(), key=lambda one: one[1][-1].job_title)}


def _tally(given: list[GoalAnswer]) -> GoalTally:
    names = (
        (str(label), tuple(one.reviewer.name for one in given if one.answer == value))
        for value, label in Reach.choices
    )
    return GoalTally(given[-1].job_title, tuple(names))
