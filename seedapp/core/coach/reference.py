"""The reference page of the coach: what every rule detects, why it matters, and an example."""

from __future__ import annotations

from collections.abc import Callable

from ..wording import N_
from .registry import RULES
from .rule import Rule

STEPS = {
    1: N_("Actors"),
    2: N_("Job stories"),
    3: N_("Interactions"),
    4: N_("Queries and actions"),
    5: N_("Specification"),
}
SEVERITIES = {"error": N_("error"), "warning": N_("warning"), "hint": N_("hint")}

_INTRODUCTION = N_(
    "The coach looks through a design and advises. Advice never blocks saving. An error blocks publishing a "
    "revision; a warning or a hint may be waived with a reason, which is kept in the design file."
)


def coach_reference(translate: Callable[[str], str] = str) -> str:
    """The page as Markdown, in the language of `translate`."""
    parts = [f"# {translate(N_('What the coach looks for'))}", translate(_INTRODUCTION)]
    for step, title in STEPS.items():
        rules = [rule for rule in RULES.values() if rule.step == step]
        heading = translate(N_("Step %(step)s: %(title)s")) % {"step": step, "title": translate(title)}
        parts.append(f"## {heading}")
        parts.append(_overview(rules, translate))
        parts += [_section(rule, translate) for rule in rules]
    return "\n\n".join(parts) + "\n"


def _overview(rules: list[Rule], translate: Callable[[str], str]) -> str:
    head = (translate(N_("rule")), translate(N_("what it detects")), translate(N_("severity")))
    rows = [
        (f"[{rule.id}](#{rule.id.lower()})", translate(rule.title), translate(SEVERITIES[rule.severity]))
        for rule in rules
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---",) * 3, *rows))


def _section(rule: Rule, translate: Callable[[str], str]) -> str:
    kind = translate(SEVERITIES[rule.severity])
    return "\n\n".join(
        (
            f"### {rule.id}",
            f"**{translate(rule.title)}** ({kind}). {translate(rule.why)}",
            f"{translate(N_('Before:'))}\n\n```text\n{rule.example_before}\n```",
            f"{translate(N_('After:'))}\n\n```text\n{rule.example_after}\n```",
        )
    )
