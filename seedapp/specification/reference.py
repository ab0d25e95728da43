"""The page of docs/reference on the states of a revision, drawn from their table."""

from __future__ import annotations

from collections.abc import Iterator

from .states import TRANSITIONS, State, Transition

_HEAD = """\
# States of a revision

Drawn by `python -m scripts.write_reference` from the table in `seedapp/specification/states.py`.

```mermaid
stateDiagram-v2
"""


def states_reference() -> str:
    """A Mermaid diagram, which code hosts draw, and the same as a table with the reasons of refusals."""
    lines = [*_diagram(), "```", "", *_table(), "", *_refusals()]
    return _HEAD + "".join(f"{line}\n" for line in lines)


def _diagram() -> Iterator[str]:
    for state in State:
        yield f"    {_name(state)}: {state.label}"
    yield f"    [*] --> {_name(State.DRAFT)}: publish"
    for one in TRANSITIONS.values():
        for source in one.sources:
            yield f"    {_name(source)} --> {_name(one.to)}: {one.action}"
    yield f"    {_name(State.WITHDRAWN)} --> [*]"


def _table() -> Iterator[str]:
    yield "| action | from | to | who may | when |"
    yield "|---|---|---|---|---|"
    for one in TRANSITIONS.values():
        sources = ", ".join(source.value for source in one.sources)
        yield f"| `{one.action}` | {sources} | {one.to.value} | {_who(one)} | {one.when} |"


def _refusals() -> Iterator[str]:
    yield "What is refused, and what is said then:"
    yield ""
    for one in TRANSITIONS.values():
        for state, sentence in one.refused.items():
            yield f"- `{one.action}` from {state.value}: {sentence}"


def _who(one: Transition) -> str:
    if one.needs is None:
        return "nobody: it follows from another"
    needed = f"{one.needs.value} and above"
    return f"{needed}, with a reason" if one.needs_reason else needed


def _name(state: State) -> str:
    return state.value.replace("-", "_")
