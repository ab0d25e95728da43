"""What a diagram's text says, as the page shows it: problems by line, participants, messages with reasons."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from seedapp.core import coach, sequence
from seedapp.core import design as core
from seedapp.core.derive.messages import MessageReading, read_messages
from seedapp.core.derive.readings import Reading
from seedapp.core.sequence.following import CallSeen, follow
from seedapp.core.wording import N_, Sentence, say
from seedapp.interactions.drawings import problem_of
from seedapp.interactions.models import Drawing, Interaction
from seedapp.interactions.ties import by_name

from ..advice import Advice, Remark
from ..wording import spoken
from .pictures import name_of_kept

if TYPE_CHECKING:
    from ..visit import Visit

MOST_MESSAGES_SHOWN = 100
MOST_ADVICE_SHOWN = 25
_ASKING = ("query", "action", "unclear")
_ON_SCREEN = {
    "human": N_("%(name)s is a person: this is shown or said to them, no service answers it."),
    "app": N_("%(name)s is an app: this happens on its screen, no service answers it."),
}
_ON_SCREEN["actor"] = _ON_SCREEN["human"]
_GRAVITY = {"error": 0, "warning": 1, "hint": 2}


@dataclass(frozen=True)
class Problem:
    """Something at a line of the text; `line` is 0 when it is about the whole."""

    line: int
    sentence: str


@dataclass(frozen=True)
class ParticipantRow:
    alias: str
    name: str
    kind: str
    chosen: str
    chosen_name: str
    by_name: str
    stereotype: str


@dataclass(frozen=True)
class MessageRow:
    """`kind` is that of the reading, or `screen` for what goes to a person or an app; `reasons` say why.
    `asks` is True for what the next step makes an operation of. `operations`: (title, address).
    """

    number: int
    line: int
    source: str
    target: str
    label: str
    answer: str
    reading: Reading
    kind: str
    kind_name: str
    reasons: tuple[Sentence, ...]
    asks: bool
    operations: tuple[tuple[str, str], ...]


@dataclass
class TextRead:
    """One text, read for the page. `row` is the saved interaction, None while there is none."""

    visit: Visit
    value: core.Interaction
    row: Interaction | None = None
    drawing: Drawing | None = None
    everything: bool = False

    @cached_property
    def diagram(self) -> sequence.Diagram:
        return sequence.parse(self.value.plantuml)

    @cached_property
    def problems(self) -> list[Problem]:
        """What could not be read, then what could not be drawn; one a line."""
        found = {one.line: Problem(one.line, spoken(one.sentence)) for one in self.diagram.problems}
        sentence = problem_of(self.drawing) if self.drawing else None
        if sentence and self.drawing:
            line = self.drawing.line or 0
            found.setdefault(line, Problem(line, spoken(sentence)))
        return sorted(found.values(), key=lambda one: one.line)

    @property
    def is_saved(self) -> bool:
        """Whether the text is that of the saved interaction."""
        return self.row is not None and self.row.plantuml == self.value.plantuml

    @property
    def name_of_drawing(self) -> str:
        """What the drawing of this unsaved text is called in addresses of the design."""
        return name_of_kept(self.visit.design, self.drawing.source_sha256) if self.drawing else ""

    @cached_property
    def is_empty(self) -> bool:
        return not self.diagram.participants and not self.diagram.problems

    @cached_property
    def participants(self) -> list[ParticipantRow]:
        names = {one.key: one.name for one in self.services} | {one.key: one.name for one in self.actors}
        rows = []
        for one in self.diagram.participants:
            key = sequence.key_of(self.value, one, self.visit.value)
            rows.append(
                ParticipantRow(
                    alias=one.alias,
                    name=sequence.plain(one.name),
                    kind=one.kind,
                    chosen=key,
                    chosen_name=names.get(key, ""),
                    by_name=by_name(one, self.visit.value),
                    stereotype=one.stereotype,
                )
            )
        return rows

    @property
    def actors(self) -> tuple[core.Actor, ...]:
        return self.visit.value.actors

    @property
    def services(self) -> tuple[core.Service, ...]:
        return self.visit.value.services

    @cached_property
    def messages(self) -> list[MessageRow]:
        names = {one.alias: sequence.plain(one.name) for one in self.diagram.participants}
        serving = self._operations()
        return [
            self._message(one, names, serving.get(one.call.number, ()))
            for one in self._readings[: self._most]
        ]

    @property
    def messages_count(self) -> int:
        return len(self._readings)

    @property
    def has_more_messages(self) -> bool:
        return self.messages_count > self._most

    @property
    def advice_shown(self) -> list[Remark]:
        """The first of the advice, the gravest first."""
        return gravest(self.advice)[: len(self.advice) if self.everything else MOST_ADVICE_SHOWN]

    @property
    def advice_left_out(self) -> int:
        return len(self.advice) - len(self.advice_shown)

    @cached_property
    def advice(self) -> list[Remark]:
        """What the coach says about the text as it stands here, saved or not; parse problems left out."""
        if self.is_empty and not self.row:
            return []
        if self._is_as_saved:
            found = self.visit.advice.about(f"interaction:{self.value.key}")
        else:
            found = self._advice_on_the_draft()
        return [one for one in found if one["rule"] not in ("SEQ-01", "SEQ-02")]

    @property
    def diagnostics(self) -> str:
        """Problems and advice for the editor, as JSON: [{line, message, severity}]."""
        marks: list[dict[str, Any]] = [
            {"line": one.line or 1, "message": one.sentence, "severity": "error"} for one in self.problems
        ]
        lines = {call.number: call.line for call in self.diagram.calls}
        for remark in self.advice:
            line = _line_of(remark["target"], lines)
            if line and not remark["waived"]:
                marks.append({"line": line, "message": remark["sentence"], "severity": remark["severity"]})
        return json.dumps(marks)

    @property
    def _is_as_saved(self) -> bool:
        """Whether text, ties and stories are those that the coach has seen."""
        saved = self.visit.value.interaction(self.value.key)
        if not saved or not self.is_saved or set(saved.jobs) != set(self.value.jobs):
            return False
        return all(
            sequence.key_of(saved, one, self.visit.value)
            == sequence.key_of(self.value, one, self.visit.value)
            for one in self.diagram.participants
        )

    @property
    def _most(self) -> int:
        return sequence.MOST_MESSAGES if self.everything else MOST_MESSAGES_SHOWN

    @cached_property
    def _readings(self) -> tuple[MessageReading, ...]:
        return read_messages(replace(self.visit.value, interactions=(self.value,)))

    def _advice_on_the_draft(self) -> list[Remark]:
        draft = replace(self.value, key=self.value.key or "new", title=self.value.title or _("This diagram"))
        alone = replace(self.visit.value, interactions=(draft,), operations=(), types=())
        target = f"interaction:{draft.key}"
        findings = [one for one in coach.check(alone) if one.step == 3]
        remarks = Advice(findings, self.visit, is_saved=False).about(target)
        for remark in remarks:
            remark["waive_url"] = ""  # what nobody has saved cannot be set aside
        return remarks

    def _operations(self) -> dict[int, tuple[tuple[str, str], ...]]:
        """Number of a call in this text → the operations that it leads to, by the calls that are known."""
        if not self.row:
            return {}
        rows = list(self.row.messages.prefetch_related("operations__service"))
        seen = [CallSeen(row.pk, row.number, row.sender, row.receiver, row.label) for row in rows]
        now = follow(seen, self.diagram.calls)
        found: defaultdict[int, tuple[tuple[str, str], ...]] = defaultdict(tuple)
        for row in rows:
            call = now[row.pk]
            if call:
                found[call.number] += tuple(
                    (
                        one.name or one.key,
                        self.visit.places.of(f"operation:{one.service.key}/{one.key}"),
                    )
                    for one in row.operations.all()
                )
        return found

    def _message(
        self, one: MessageReading, names: dict[str, str], operations: tuple[tuple[str, str], ...]
    ) -> MessageRow:
        call = one.call
        target = names.get(call.target, call.target) or _("outside")
        on_screen = one.reading.kind in _ASKING and not call.is_self and one.target_layer in _ON_SCREEN
        kind = "screen" if on_screen else one.reading.kind
        return MessageRow(
            number=call.number,
            line=call.line,
            source=names.get(call.source, call.source) or _("outside"),
            target=target,
            label=sequence.plain(call.label),
            answer=sequence.plain(one.answer),
            reading=one.reading,
            kind=kind,
            kind_name=kind_names()[kind],
            reasons=(say(_ON_SCREEN[one.target_layer], name=target),) if on_screen else one.reading.reasons,
            asks=one.target_layer in ("api", "microservice")
            and not call.is_self
            and one.reading.kind in _ASKING,
            operations=operations,
        )


def gravest(remarks: list[Remark]) -> list[Remark]:
    """Errors, then warnings, then hints; what was set aside comes last."""
    return sorted(remarks, key=lambda one: (bool(one["waived"]), _GRAVITY.get(one["severity"], 3)))


def kind_names() -> dict[str, str]:
    return {
        "query": _("query"),
        "action": _("action"),
        "event": _("event"),
        "internal": _("internal"),
        "screen": pgettext("kind of message", "screen"),
        "unclear": _("not clear"),
    }


def _line_of(target: str, lines: dict[int, int]) -> int:
    """The line that a finding is about: `interaction:key#3` (call 3) or `interaction:key:12`."""
    rest = target.partition(":")[2]
    _key, mark, number = rest.rpartition("#") if "#" in rest else rest.rpartition(":")
    if not mark or not number.isascii() or not number.isdigit():
        return 0
    return lines.get(int(number), 0) if mark == "#" else int(number)
