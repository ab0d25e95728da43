"""From text to numbered lines: limits, joined lines, comments, and lines that are refused."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..wording import N_, Sentence, say

MOST_BYTES = 200 * 1024
MOST_LINES = 2_000
MOST_CHARACTERS_A_LINE = 10_000
MOST_PARTICIPANTS = 200
MOST_MESSAGES = 2_000

_LINE_END = re.compile(r"\r\n|\r|\n")
_FUNCTION = re.compile(r"%[A-Za-z_]\w*+[ \t]*+\(")
_INVISIBLE = frozenset("\ufeff\u200b\u200c\u200d\u2060")


@dataclass(frozen=True)
class Line:
    """A line without the blanks around it. `number` counts from 1 in the text as typed."""

    number: int
    text: str


class TooLarge(ValueError):
    """A text beyond the limits: `sentence` says which, `line` where."""

    def __init__(self, line: int, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.line = line
        self.sentence = sentence


def split(source: str) -> list[Line]:
    """The lines of a text, composed characters normalised. Raises `TooLarge`."""
    if len(source) > MOST_BYTES or len(source.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise TooLarge(
            1,
            say(
                N_("This diagram is larger than %(most)s KB. Split it into several interactions."),
                most=MOST_BYTES // 1024,
            ),
        )
    texts = _LINE_END.split(unicodedata.normalize("NFC", source))
    if len(texts) > 1 and not texts[-1]:
        texts.pop()
    if len(texts) > MOST_LINES:
        raise TooLarge(
            MOST_LINES + 1,
            say(
                N_("This diagram has more than %(most)s lines. Split it into several interactions."),
                most=MOST_LINES,
            ),
        )
    for number, text in enumerate(texts, 1):
        if len(text) > MOST_CHARACTERS_A_LINE:
            raise TooLarge(
                number,
                say(
                    N_("This line is longer than %(most)s characters. Shorten it."),
                    most=MOST_CHARACTERS_A_LINE,
                ),
            )
    return [Line(number, strip(text)) for number, text in enumerate(texts, 1)]


def strip(text: str) -> str:
    """The text without blanks, control characters and invisible marks around it."""
    start, end = 0, len(text)
    while start < end and _is_blank(text[start]):
        start += 1
    while end > start and _is_blank(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_blank(character: str) -> bool:
    return character.isspace() or character < " " or character in _INVISIBLE


def refusal(text: str) -> Sentence | None:
    """Why a line must not reach the drawing program; None when it may."""
    if text.startswith("!") or _behind_comment(text).startswith("!"):
        return say(
            N_("Preprocessor lines are refused: %(line)s. Write what it stands for, or remove the line."),
            line=_shortened(text),
        )
    found = _FUNCTION.search(text)
    if found:
        return say(
            N_("Preprocessor functions are refused: %(name)s. Write the value itself."),
            name=f"{found.group().rstrip('(').strip()}()",
        )
    return None


def _behind_comment(text: str) -> str:
    while "'/" in text:
        text = strip(text.partition("'/")[2])
        if text.startswith("!"):
            return text
    return text


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def apart(text: str) -> tuple[list[str], str, list[str]]:
    """The `/' … '/` comments at the beginning of a line, the line without them, and those at its end."""
    before: list[str] = []
    behind: list[str] = []
    while text.startswith("/'") and "'/" in text[2:]:
        end = text.index("'/", 2) + 2
        before.append(text[:end])
        text = strip(text[end:])
    while text.endswith("'/") and "/'" in text[:-2]:
        start = text.rindex("/'", 0, len(text) - 2)
        behind.insert(0, text[start:])
        text = strip(text[:start])
    return before, text, behind


def joined(lines: list[Line]) -> list[Line]:
    """Lines that end in a single backslash, joined with the one that follows; refused lines are not."""
    result: list[Line] = []
    for line in lines:
        if result and _goes_on(result[-1]) and refusal(line.text) is None:
            last = result.pop()
            line = Line(last.number, strip(last.text[:-1] + line.text))
        result.append(line)
    return result


def _goes_on(line: Line) -> bool:
    text = line.text
    return text.endswith("\\") and not text.endswith("\\\\") and refusal(text) is None
