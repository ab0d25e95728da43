"""What the label of a return says: it worked, it failed, or something came back."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from ..naming import is_plural, words
from .words import ENGLISH, KOREAN

AnswerKind = Literal["", "acknowledgement", "failure", "list", "thing"]

_LIST = re.compile(
    r"^\[\]\s*\S|\S\s*\[\]|^(?:an? |the )?(?:list|array|set|page|collection)s? of\b", re.IGNORECASE
)
_STATUS = re.compile(r"^(?:http\s*)?([1-5]\d\d)\b[\s:,-]*", re.IGNORECASE)


def answer_kind(label: str) -> AnswerKind:
    """What a return says. "" when there is none, or nothing can be told from it."""
    text = unicodedata.normalize("NFC", label).replace("\\n", " ").strip()
    status = _STATUS.match(text)
    if status and status[1][0] in "45":
        return "failure"
    rest = text[status.end() :].strip() if status else text
    if not rest:
        return "acknowledgement" if status else ""
    if _LIST.search(rest):
        return "list"
    if re.search(r"[가-힣]", rest):
        return _korean(rest)
    return _english(rest, bool(status))


def _english(text: str, has_status: bool) -> AnswerKind:
    found = words(text)
    if not found:
        return ""
    if _says_failure(found):
        return "failure"
    if all(word in ENGLISH.acknowledgements or word in ENGLISH.skipped for word in found):
        return "acknowledgement"
    if has_status and found == ["no", "content"]:
        return "acknowledgement"
    head = next((index for index, word in enumerate(found) if word in ENGLISH.prepositions), len(found))
    return "list" if head and is_plural(found[head - 1]) else "thing"


def _says_failure(found: list[str]) -> bool:
    phrase = " ".join(found)
    return any(re.search(rf"\b{re.escape(word)}\b", phrase) for word in ENGLISH.failures if " " in word) or (
        any(word in ENGLISH.failures for word in found[:1] + found[-1:]) and len(found) <= 6
    )


def _korean(text: str) -> AnswerKind:
    tokens = re.sub(r"\(.*?\)|[.!]", " ", text).split()
    last = tokens[-1] if tokens else ""
    if any(last.startswith(word) or last.endswith(word) for word in KOREAN.failures) or tokens[:1] == [
        "이미"
    ]:
        return "failure"
    if last in KOREAN.acknowledgements and len(tokens) <= 2:
        return "acknowledgement"
    return "list" if any(last.endswith(word) for word in KOREAN.list_answers) else "thing"
