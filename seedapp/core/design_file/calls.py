"""Messages that operations name: is there such a call in the diagram?"""

from __future__ import annotations

from seedapp.core import sequence
from seedapp.core.design import Design
from seedapp.core.wording import N_, say

from .reader import Report


def refuse_missing_calls(design: Design, report: Report) -> None:
    """Report each message whose number is beyond the last call of its diagram."""
    named = {ref.interaction for operation in design.operations for ref in operation.messages}
    counts = {one.key: _count(one.plantuml) for one in design.interactions if one.key in named}
    for index, operation in enumerate(design.operations):
        for ref in operation.messages:
            count = counts.get(ref.interaction, ref.number)
            if ref.number > count:
                line = report.defined.get((f"operation of {operation.service}", operation.key), 0)
                report.fault(
                    line,
                    f"operations[{index}].messages",
                    say(
                        N_("%(ref)s is not there: the diagram has %(count)s calls. Correct the number."),
                        ref=ref,
                        count=count,
                    ),
                )


def _count(plantuml: str) -> int:
    return len(sequence.parse(plantuml).calls)
