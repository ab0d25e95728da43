"""The HTTP status that a failure's words ask for, in English and Korean."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from http import HTTPStatus
from importlib import resources
from typing import NamedTuple

import yaml

from ..naming.memory import remembered
from ..wording import N_, Sentence, say

UNKNOWN = 409


@dataclass(frozen=True)
class StatusReading:
    """`confidence` from 0 to 1; below 0.5 a person should say which status it is."""

    status: int
    confidence: float
    reason: Sentence


class _Sign(NamedTuple):
    """What words of a failure say. The first sign whose `pattern` fits decides."""

    status: int
    confidence: float
    pattern: re.Pattern[str]


_WHY = {
    400: N_("“%(sign)s” says that the input is not in order: 400."),
    401: N_("“%(sign)s” says that nobody knows who is calling: 401."),
    403: N_("“%(sign)s” says that the caller has no right to it: 403."),
    404: N_("“%(sign)s” says that it is not there: 404."),
    409: N_("“%(sign)s” says that its state stands against it: 409."),
    429: N_("“%(sign)s” says that it was asked too often: 429."),
    503: N_("“%(sign)s” says that something behind the service does not answer: 503."),
}


def _signs() -> tuple[_Sign, ...]:
    text = resources.files(__package__).joinpath("lexicon", "failures.yaml").read_text(encoding="utf-8")
    return tuple(
        _Sign(group["status"], group["confidence"], re.compile("|".join(group["patterns"]), re.IGNORECASE))
        for group in yaml.load(unicodedata.normalize("NFC", text), Loader=yaml.CSafeLoader)
    )


_SIGNS = _signs()
_NUMBER = re.compile(r"^(?:http\s*)?([45]\d\d)\b|\(([45]\d\d)\)", re.IGNORECASE)


@remembered
def status_of(words: str) -> StatusReading:
    """The status for a failure such as "the bike is already rented": never raises, always an answer."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", words[:2000])).strip()
    typed = _NUMBER.search(text)
    if typed and (number := int(typed[1] or typed[2])) in set(HTTPStatus):
        return StatusReading(
            number, 1.0, say(N_("The words name the status %(status)s themselves."), status=number)
        )
    for sign in _SIGNS:
        found = sign.pattern.search(text)
        if found:
            return StatusReading(sign.status, sign.confidence, say(_WHY[sign.status], sign=found[0]))
    return StatusReading(
        UNKNOWN, 0.3, say(N_("Nothing in the words tells the status. 409 is a guess: say which it is."))
    )
