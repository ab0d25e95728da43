"""Printing a diagram as PlantUML text that reads as the same diagram again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from . import model
from .declarations import print_declaration
from .names import written


def unparse(diagram: model.Diagram) -> str:
    """The text of a diagram, one step a line, groups and boxes indented.

    A comment that stood before or behind something on its line gets a line of its own.
    """
    return "".join(f"{line}\n" for line in _Printer(diagram).lines(diagram.steps))


class _Printer:
    def __init__(self, diagram: model.Diagram) -> None:
        self._to_introduce = {
            one.alias: one.name for one in diagram.participants if not one.declared and one.name != one.alias
        }

    def lines(self, steps: tuple[model.Step, ...], indent: str = "") -> Iterator[str]:
        for step in steps:
            match step:
                case model.Group():
                    yield from self._group(step, indent)
                case model.Box():
                    yield f"{indent}{f'box {step.label}'.rstrip()}"
                    yield from self.lines(step.steps, f"{indent}  ")
                    if step.closed:
                        yield f"{indent}end box"
                case _:
                    for line in self._step(step).split("\n"):
                        yield f"{indent}{line}" if line else ""

    def _group(self, group: model.Group, indent: str) -> Iterator[str]:
        before = group.before
        for branch in group.branches:
            title = f"{branch.keyword}{branch.colour} {branch.label}".rstrip()
            yield f"{indent}{f'{before} {title}'.lstrip()}"
            yield from self.lines(branch.steps, f"{indent}  ")
            before = ""
        if group.closed:
            yield f"{indent}{_joined('end', group.behind)}"

    def _step(self, step: model.Step) -> str:
        match step:
            case model.Call():
                drawn = _arrowed(step.drawn, "->>") if step.asynchronous else step.drawn
                return self._message(step.source, step.target, step.label, drawn)
            case model.Return(by_keyword=True):
                return _joined(step.drawn.before, "return", step.drawn.behind, step.label)
            case model.Return():
                return self._message(step.source, step.target, step.label, _arrowed(step.drawn, "-->"))
            case model.Declaration():
                return print_declaration(step)
            case model.Activation():
                return _bar(step)
            case model.Note():
                return _block(step.header, step.text, "end note", step.inline, ": ")
            case model.Reference():
                names = ", ".join(written(one) for one in step.participants)
                header = _joined(f"ref{step.colour} over", names, step.behind)
                return _block(header, step.text, "end ref", step.inline, " : ")
            case model.Title():
                return _block("title", step.text, "end title", step.inline, " ")
            case model.Mark():
                return _mark(step)
            case model.Boundary() | model.Ignored() | model.Unread():
                return step.text
            case _:
                raise TypeError(f"not a step of one line: {step!r}")

    def _message(self, source: str, target: str, label: str, drawn: model.Drawn) -> str:
        left, right = (target, source) if drawn.leftward else (source, target)
        words = _joined(drawn.before, self._end(left), drawn.arrow, self._end(right), drawn.behind)
        return f"{words} : {label}" if label else words

    def _end(self, alias: str) -> str:
        return written(alias, self._to_introduce.pop(alias, "")) if alias else ""


def _arrowed(drawn: model.Drawn, arrow: str) -> model.Drawn:
    """How to draw a message that was built rather than read, and says nothing about its arrow."""
    return replace(drawn, arrow=arrow) if drawn == model.Drawn() else drawn


def _joined(*words: str) -> str:
    return " ".join(word for word in words if word)


def _block(header: str, text: str, ending: str, inline: bool, colon: str) -> str:
    if inline:
        return f"{header}{colon}{text}"
    return "\n".join([header, *([text] if text else []), ending])


def _bar(step: model.Activation) -> str:
    name = written(step.participant) if step.participant else ""
    return _joined(step.verb, name, step.behind)


def _mark(mark: model.Mark) -> str:
    match mark.kind:
        case "divider":
            return f"== {mark.text} ==" if mark.text else "===="
        case "delay":
            return f"... {mark.text} ..." if mark.text else "..."
        case "space":
            return f"||{mark.text}||" if mark.text else "|||"
        case "autonumber":
            return _joined("autonumber", mark.text)
