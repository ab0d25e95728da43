"""The coach's findings as templates show them, sorted by the thing that they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import urldefrag

from django.utils.translation import gettext as _

from seedapp.core import coach
from seedapp.core.coach.mends import mend_of
from seedapp.core.targets import thing_of

from .controls import label_of
from .rail import STEPS
from .wording import spoken

if TYPE_CHECKING:
    from .places import Places
    from .visit import Visit


class ShownEdit(TypedDict):
    label: str
    before: str
    after: str
    none: str  # what stands for a text that is empty


class ShownMend(TypedDict):
    url: str
    thing: str
    mark: str
    label: str
    edits: list[ShownEdit]


class Remark(TypedDict):
    rule: str
    severity: str
    sentence: str
    target: str
    waived: str
    waive_url: str
    place_url: str
    place_title: str
    field_url: str
    field_id: str
    field_label: str
    mend: Callable[[], ShownMend | None]


class Advice:
    """Findings of a design, asked for by target or by step.

    `is_saved` is False for findings of what is only typed: it cannot be mended where it is not yet.
    """

    def __init__(
        self,
        findings: Iterable[coach.Finding],
        visit: Visit,
        *,
        is_saved: bool = True,
        places: Places | None = None,
    ) -> None:
        self._visit = visit
        self._is_saved = is_saved
        self._places = places or visit.places
        self.findings = tuple(findings)
        self._by_thing: defaultdict[str, list[coach.Finding]] = defaultdict(list)
        for finding in self.findings:
            self._by_thing[thing_of(finding.target)].append(finding)

    def about(self, target: str) -> list[Remark]:
        """What is said about a thing and all its parts."""
        return [self.remark(finding) for finding in self._by_thing.get(thing_of(target), [])]

    def about_step(self, step: int) -> list[Remark]:
        """What is said about a step as a whole (target `design`)."""
        return [self.remark(one) for one in self._by_thing.get("design", []) if one.step == step]

    def of_steps(self, *steps: int) -> list[Remark]:
        """Everything that is said about these steps."""
        return [self.remark(one) for one in self.findings if one.step in steps]

    def of_rules(self, *prefixes: str) -> list[Remark]:
        """Everything that rules say whose ids begin so: `REST-`."""
        return [self.remark(one) for one in self.findings if one.rule.startswith(prefixes)]

    def count(self, step: int, severity: str) -> int:
        return sum(
            1 for one in self.findings if one.step == step and one.severity == severity and not one.waived
        )

    def remark(self, finding: coach.Finding) -> Remark:
        visit = self._visit
        control = self._places.control(finding.target, finding.part, finding.rule) if visit.may_edit else None
        return Remark(
            rule=finding.rule,
            severity=finding.severity,
            sentence=spoken(finding.sentence),
            target=finding.target,
            waived=finding.waived,
            waive_url=visit.url("waivers") if visit.may_edit and finding.severity != "error" else "",
            place_url=self._place_of(finding),
            place_title=self._places.title_of(finding.target),
            field_url=control.url if control else "",
            field_id=control.id if control else "",
            field_label=control.label if control else "",
            mend=cache(partial(self._mend, finding)),
        )

    def page_of(self, target: str) -> str:
        """The page of the form of a thing, "" when it has none."""
        control = self._places.control(target, "")
        return urldefrag(control.url)[0] if control else ""

    def _mend(self, finding: coach.Finding) -> ShownMend | None:
        """The mend of a finding as it is shown; worked out where a page shows it."""
        visit = self._visit
        mend = mend_of(finding, visit.look.seen) if self._is_saved and visit.may_edit else None
        if mend is None:
            return None
        thing = mend.thing
        edits = [
            ShownEdit(
                label=label_of(thing, one.part), before=one.before, after=one.after, none=_nothing(one.part)
            )
            for one in mend.edits
        ]
        return ShownMend(
            url=visit.url("mends"), thing=thing, mark=mend.mark, label=spoken(mend.label), edits=edits
        )

    def _place_of(self, finding: coach.Finding) -> str:
        """Where to mend it: the page of the thing; that of the step for what is about the whole design."""
        if finding.target != "design":
            return self._places.of(finding.target)
        return self._places.page(next(one.slug for one in STEPS if one.number == finding.step))


def _nothing(part: str) -> str:
    """What an empty value means: nothing, or that it is derived again."""
    is_derived = part.startswith("http/") or part.endswith(("/place", "/status"))
    return _("derived") if is_derived else _("nothing")
