"""Reading the lines between @startuml and @enduml into steps, participants and answers."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..wording import Sentence
from . import complaints
from .answers import Conversation
from .arrows import Message, read_message
from .blocks import read_block
from .cast import Cast
from .declarations import named, read_block_opening, read_declaration
from .lines import MOST_MESSAGES, MOST_PARTICIPANTS, Line
from .markings import read_marking
from .model import Activation, Box, Branch, Call, Declaration, Drawn, Ignored, Return, Step, Title
from .names import Name, take_name
from .tree import Tree

TakeUntil = Callable[[Callable[[str], bool]], list[Line] | None]

_GROUP = re.compile(
    r"(?P<before>&?)\s*+(?P<keyword>opt|alt|loop|par2|par|break|critical|group|partition|else|also)"
    r"(?P<colour>(?:#\w++)?(?:\s++#\w++)?)(?:\s++(?P<label>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_END_GROUP = re.compile(
    r"end(?!\s++(?:[hr]?note|ref|title|legend|header|footer|caption)$)(\s.*)?", re.IGNORECASE
)
_BOX = re.compile(r"box(?:\s++(?P<label>.*))?", re.IGNORECASE)
_END_BOX = re.compile(r"end\s?box", re.IGNORECASE)
_RETURN = re.compile(
    r"(?P<before>&?)\s*+return(?:\s++(?P<colour>#\w++)(?=\s|$))?(?:\s++(?P<label>.*))?", re.IGNORECASE
)
_BAR = re.compile(r"(?P<verb>activate|deactivate|destroy)(?:\s++(?P<rest>.*))?", re.IGNORECASE)
_SHORT_BARS = {"++": "activate", "--": "deactivate"}
_SHORT_BAR = re.compile(r"\s*+(\+\+|--)")
_BAR_COLOUR = re.compile(r"\s*+(?:#[\w#|/\\-]++\s*+){0,2}")
_AUTOACTIVATE = re.compile(r"autoactivate\s++(on|off)", re.IGNORECASE)


class TooMuch(ValueError):
    """The diagram says more than is read: `sentence` says of what."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class Content:
    def __init__(self, tree: Tree) -> None:
        self.title = ""
        self.cast = Cast()
        self._tree = tree
        self._talk = Conversation()
        self._autoactivate = False
        self._calls = self._messages = 0

    def read(self, line: Line, take_until: TakeUntil) -> Sentence | None:
        """Read a line, and those that belong to it. The answer is what is wrong with it, or None."""
        message = read_message(line.text)
        if message is not None:
            self._read_message(line, message)
            return None
        for read in (self._read_group, self._read_box, self._read_return, self._read_bar):
            outcome = read(line)
            if outcome is not None:
                return outcome if isinstance(outcome, Sentence) else None
        outcome = self._read_declaration(line, take_until)
        if outcome is None:
            outcome = self._read_other(line, take_until)
        if outcome is not None:
            return outcome if isinstance(outcome, Sentence) else None
        return complaints.not_understood(line.text)

    # Messages

    def _read_message(self, line: Line, message: Message) -> None:
        for target in message.targets:
            self._count_message()
            names = (target, message.source) if message.drawn.leftward else (message.source, target)
            for name in names:
                self._mention(name, line)
            if not message.hidden:
                self._exchange(line, message, target)
        if message.hidden:
            self._tree.add(Ignored(line.text, line.number))

    def _exchange(self, line: Line, message: Message, to: Name) -> None:
        source, target = message.source.alias, to.alias
        creates = message.activation == "**" or self.cast.is_created_by_call(target)
        is_answer = message.dashed and not message.both_ways and not creates
        if is_answer and self._talk.has_called(target, source):
            answers = self._talk.answer(source, target)
            self._tree.add(Return(source, target, message.label, line.number, answers, False, message.drawn))
        else:
            self._calls += 1
            call = Call(
                self._calls,
                source,
                target,
                message.label,
                line.number,
                message.open_head or message.dashed,
                creates,
                self._tree.within,
                message.drawn,
            )
            self._talk.call(call)
            self._tree.add(call)
        self._move_bars(message, source, target)

    def _move_bars(self, message: Message, source: str, target: str) -> None:
        signs = message.activation
        if not signs and self._autoactivate:
            signs = "--" if message.dashed else "++"
        for sign in (signs[:2], signs[2:]):
            if sign == "++":
                self._talk.activate(target)
            elif sign == "--":
                self._talk.deactivate(source)
            elif sign == "!!":
                self._talk.destroy(target)

    def _read_return(self, line: Line) -> bool | Sentence | None:
        found = _RETURN.fullmatch(line.text)
        if found is None:
            return None
        self._count_message()
        closed = self._talk.close_innermost()
        if closed is None:
            return complaints.nowhere_to_return()
        source, target, opening = closed
        answers = self._talk.answer(source, target) or opening
        drawn = Drawn("-->", before=found["before"], behind=found["colour"] or "")
        self._tree.add(Return(source, target, found["label"] or "", line.number, answers, True, drawn))
        return True

    def _count_message(self) -> None:
        self._messages += 1
        if self._messages > MOST_MESSAGES:
            raise TooMuch(complaints.too_many_messages(MOST_MESSAGES))

    def _mention(self, name: Name, line: Line) -> None:
        self.cast.mention(name, line.number)
        if len(self.cast) > MOST_PARTICIPANTS:
            raise TooMuch(complaints.too_many_participants(MOST_PARTICIPANTS))

    # Participants and their bars

    def _read_declaration(self, line: Line, take_until: TakeUntil) -> bool | Sentence | None:
        declaration = read_declaration(line.text, line.number)
        if declaration is None:
            opening = read_block_opening(line.text, line.number)
            if opening is None:
                return None
            block = take_until(lambda text: text == "]")
            if block is None:
                return complaints.open_block("]")
            declaration = named(opening, [one.text for one in block[:-1]])
        self._declare(declaration)
        return True

    def _declare(self, declaration: Declaration) -> None:
        self.cast.declare(declaration)
        if len(self.cast) > MOST_PARTICIPANTS:
            raise TooMuch(complaints.too_many_participants(MOST_PARTICIPANTS))
        self._tree.add(declaration)

    def _read_bar(self, line: Line) -> bool | Sentence | None:
        found = _BAR.fullmatch(line.text)
        if found:
            verb, rest = found["verb"].lower(), found["rest"] or ""
            name, at = take_name(rest, 0)
            if name is None and (rest or verb != "deactivate"):
                return None
        else:
            rest = line.text
            name, at = take_name(rest, 0)
            sign = _SHORT_BAR.match(rest, at)
            if name is None or sign is None:
                return None
            verb, at = _SHORT_BARS[sign[1]], sign.end()
        colour = _BAR_COLOUR.fullmatch(rest, at)
        if colour is None:
            return None
        if name is not None:
            self._mention(name, line)
        if not self._move_bar(verb, name.alias if name else ""):
            return complaints.nothing_to_deactivate()
        alias = name.alias if name else ""
        self._tree.add(Activation(verb, alias, colour.group().strip(), line.number))
        return True

    def _move_bar(self, verb: str, alias: str) -> bool:
        if verb == "activate":
            self._talk.activate(alias)
        elif verb == "destroy":
            self._talk.destroy(alias)
        elif alias:
            self._talk.deactivate(alias)
        else:
            return self._talk.deactivate_innermost()
        return True

    # Groups and boxes

    def _read_group(self, line: Line) -> bool | Sentence | None:
        end = _END_GROUP.fullmatch(line.text)
        if end and not _END_BOX.fullmatch(line.text):
            if not self._tree.in_group:
                return complaints.nothing_to_end()
            self._tree.close((end[1] or "").strip())
            self._talk.close_group()
            return True
        found = _GROUP.fullmatch(line.text)
        if found is None:
            return None
        keyword = found["keyword"].lower()
        branch = Branch(keyword, (found["label"] or "").strip(), line.number, found["colour"])
        if keyword in ("else", "also"):
            if not self._tree.in_group:
                return complaints.branch_outside(keyword)
            self._tree.next_branch(branch)
            self._talk.next_branch()
            return True
        self._check_depth()
        self._tree.open_group(branch, found["before"])
        self._talk.open_group(keyword)
        return True

    def _read_box(self, line: Line) -> bool | Sentence | None:
        if _END_BOX.fullmatch(line.text):
            if not self._tree.in_box:
                return complaints.no_box_to_end()
            self._tree.close()
            return True
        found = _BOX.fullmatch(line.text)
        if found is None:
            return None
        self._check_depth()
        self._tree.open_box(Box((found["label"] or "").strip(), line=line.number))
        return True

    def _check_depth(self) -> None:
        if self._tree.is_full:
            raise TooMuch(complaints.too_deep())

    # Everything else

    def _read_other(self, line: Line, take_until: TakeUntil) -> bool | Sentence | None:
        switch = _AUTOACTIVATE.fullmatch(line.text)
        if switch:
            self._autoactivate = switch[1].lower() == "on"
        read = read_block(line, take_until)
        if isinstance(read, Sentence):
            return read
        if read is not None:
            for name in read.names:
                self._mention(name, line)
            step: Step | None = read.step
        else:
            step = read_marking(line)
        if step is None:
            return None
        if isinstance(step, Title):
            self.title = step.text
        self._tree.add(step)
        return True
