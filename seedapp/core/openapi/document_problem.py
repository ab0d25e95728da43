"""What is wrong with a document, in words, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..wording import N_, Sentence, say

DEEPEST = 150
LONGEST_MESSAGE = 300


@dataclass(frozen=True)
class DocumentProblem:
    """`pointer` is a JSON Pointer into the document; `source` names the check that found it."""

    pointer: str
    sentence: Sentence
    source: str


def nested_too_deeply() -> DocumentProblem:
    sentence = say(N_("The document is nested too deeply; %(deepest)d levels are read."), deepest=DEEPEST)
    return DocumentProblem("", sentence, "structure")


def against_the_specification(pointer: str, message: str, source: str) -> DocumentProblem:
    sentence = say(N_("This does not follow the OpenAPI specification: %(message)s"), message=short(message))
    return DocumentProblem(pointer, sentence, source)


def without_repeats(problems: Iterable[DocumentProblem]) -> tuple[DocumentProblem, ...]:
    return tuple({(one.pointer, str(one.sentence), one.source): one for one in problems}.values())


def short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_MESSAGE else text[:LONGEST_MESSAGE] + "…"
