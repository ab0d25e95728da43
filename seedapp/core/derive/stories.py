"""Job stories read out of pasted text, English and Korean: when …, I want to …, so I can …."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from . import korean
from .technical_stories import JobCandidate, technical_stories

__all__ = ["JobCandidate", "ReadStory", "read_stories", "technical_stories"]

LONGEST_STORY = 5000
MOST_LINES = 20
_LEAD = re.compile(r"^[\s>]*(?:[-*•·–]\s+|\(?\d{1,3}[.):]\s+|[A-Z]{1,2}\d{1,3}[.):]?\s+|#+\s+)*")
_START = re.compile(r"^[\"'“‘*_]*when(?:ever)?\b", re.IGNORECASE)
_WANTS = r"(?:(?:want|need|wish)(?:s|es)?|(?:would|['’]d)\s+like)"
_WANT = re.compile(
    rf",\s*(?:then\s+|and\s+)?(?!so\b)(?P<subject>[^,;]{{1,80}}?)\s*\b{_WANTS}\s+(?:(?P<provider>[^,;]{{1,60}}?)\s+)??to\s*:?\s+",
    re.IGNORECASE,
)
_WANT_WITHOUT_COMMA = re.compile(
    rf"\s(?P<subject>I|we|they|he|she)\s*\b{_WANTS}\s+(?:(?P<provider>[^,;]{{1,60}}?)\s+)??to\s*:?\s+",
    re.IGNORECASE,
)
_SO = re.compile(
    r",?\s+so\s+that\s+|[,;.]\s*so\s*:?\s+|,?\s+in\s+order\s+to\s+"
    r"|\s+so\s+(?=(?:I|we|he|she|they|it|you|nobody|no|the|my|our|a|an|everyone|everybody|someone|people)\b)",
    re.IGNORECASE,
)
_SITUATION = re.compile(r"^(?P<when>.+?(?:때(?:에는|에|마다|는)?|경우(?:에는|에)?))\s*,?\s+(?P<rest>.+)$")
_SITUATION_ALONE = re.compile(r"(?:때|경우|면)\w{0,2}\s*,?\s*$")  # the rest is on the next line
_CONDITION = re.compile(r"^(?P<when>[^,]+?면)\s*,\s*(?P<rest>.+)$")
_WISH = re.compile(
    r"^(?P<want>.+?)(?P<wish>(?:기를|기|길) 원[하한합]\w*|기를 바란다"
    r"|고 싶\w*(?:\s[한합해]\w*)?|고자 한다|려고 한다)[.,]?\s*"
    r"(?:그래서|그러면|그래야|그렇게 하면|그럼으로써)?,?\s*(?P<so>.*)$"
)
_SO_THAT = re.compile(r"^(?P<so>.+? 수 있(?:도록|게))\s*,?\s+(?P<want>.+)$")
_TOPIC = re.compile(r"^(?P<subject>(?:\S+\s+){0,3}?\S+?)(?:은|는)\s+(?P<rest>.+)$")
_DOER = re.compile(r"^(?P<provider>(?:\S+\s+){0,2}?\S+?)(?:이|가)\s+(?P<rest>.+)$")
_NO_TOPIC = re.compile(
    r"(?:있|없|하|되|받|같|좋|많|작|싶|높|낮|않|맞|먹|읽|찾|듣|넓|남|모르|가까|오래|쓰|주)$"
)


@dataclass(frozen=True)
class ReadStory:
    """One story of a paste. `typed` is what stood there; `understood` is False when a part is missing."""

    typed: str
    when: str = ""
    want: str = ""
    so: str = ""
    subject: str = ""
    provider: str = ""
    understood: bool = False
    language: Literal["en", "ko"] = "en"


def read_stories(text: str) -> tuple[ReadStory, ...]:
    """The stories of a pasted text in order, one a line or a paragraph. Nothing typed is left out."""
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return tuple(_read(piece) for piece in _pieces(plain))


def _pieces(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n[ \t]*\n", text):
        gathered: list[str] = []
        begun = False
        for line in (line for line in paragraph.split("\n") if line.strip()):
            begins = _begins(line)
            stands_alone = not begun and _is_condition(line)
            if gathered and (begins or stands_alone or _follows_whole(line, gathered)):
                yield from _sentences("\n".join(gathered))
                gathered, begun = [], False
            gathered.append(line)
            begun = begun or begins or bool(_SITUATION_ALONE.search(line[-20:]))
        if gathered:
            yield from _sentences("\n".join(gathered))


def _begins(line: str) -> bool:
    bare = _LEAD.sub("", line)
    situation = _SITUATION.match(bare[:LONGEST_STORY]) if korean.is_korean(bare) else None
    return (
        bool(_START.match(bare)) or bool(situation) or bool(re.match(r"\s*(?:[-*•·]|\(?\d{1,3}[.)])\s", line))
    )


def _is_condition(line: str) -> bool:
    """Whether a line is “비가 오면, …”: behind words that begin no story it is kept for itself."""
    return bool(_CONDITION.match(_LEAD.sub("", line)[:LONGEST_STORY]))


def _follows_whole(line: str, before: list[str]) -> bool:
    """Whether a line is no continuation: what stands before it is a whole story, and it starts afresh."""
    if len(before) > MOST_LINES:
        return False
    afresh = before[-1].rstrip()[-1:] in ".!。)" or not re.match(r"\s*[a-z]", line)
    return afresh and _read("\n".join(before)).understood


def _sentences(text: str) -> Iterator[str]:
    """Several stories in one line: before each “When”, or behind “… 있다.”."""
    for piece in re.split(
        r"(?<=[^\W\d][.!?])\s+(?=[\"“*]*When(?:ever)?\b)|(?<=있다\.)\s+(?!그래서|그러면)", text
    ):
        if piece.strip():
            yield piece.strip()


def _read(typed: str) -> ReadStory:
    text = " ".join(_LEAD.sub("", typed).replace("**", "").replace("__", "").split())
    is_korean = korean.is_korean(text)
    blank = ReadStory(typed, language="ko" if is_korean else "en")
    if len(text) > LONGEST_STORY:
        return blank
    read = _korean(text, blank) if is_korean else _english(text, blank)
    return replace(read, understood=bool(read.when and read.want and read.so))


def _english(text: str, blank: ReadStory) -> ReadStory:
    start = re.match(r"^[\"'“‘*_]*when(?:ever)?\b[*_]*\s*:?\s+", text, re.IGNORECASE)
    if not start:
        return blank
    text = re.sub(r"(?<=\w)\s*:\s+|[*_](?=\w)|(?<=\w)[*_](?=[\s,.])", _without_marks, text[start.end() :])
    wish = _wish(text)
    if wish is None:
        return replace(blank, when=_clean(text))
    rest = text[wish.end() :]
    so = _SO.search(rest)
    return replace(
        blank,
        when=_clean(text[: wish.start()]),
        want=_clean(rest[: so.start()] if so else rest),
        so=_clean(rest[so.end() :]) if so else "",
        subject=_clean(wish["subject"]),
        provider=_clean(wish["provider"] or ""),
    )


def _without_marks(found: re.Match[str]) -> str:
    return " " if ":" in found[0] else ""


def _wish(text: str) -> re.Match[str] | None:
    """The last “…, subject wants to” that stands before the goal: the situation may hold one too."""
    chosen: re.Match[str] | None = None
    for found in _WANT.finditer(text):
        if chosen and _SO.search(text, chosen.end(), found.start() + 1):
            break
        chosen = found
    return chosen or _WANT_WITHOUT_COMMA.search(text)


def _korean(text: str, blank: ReadStory) -> ReadStory:
    situation = _SITUATION.match(text) or _CONDITION.match(text)
    if not situation:
        return blank
    rest = situation["rest"]
    later = _SITUATION.match(rest)
    if later and _WISH.match(later["rest"]) and not _WISH.match(later["when"]):
        return _korean_parts(f"{situation['when']} {later['when']}", later["rest"], blank)
    return _korean_parts(situation["when"], rest, blank)


def _korean_parts(when: str, rest: str, blank: ReadStory) -> ReadStory:
    read = replace(blank, when=_clean(when))
    subject, rest = _topic(rest)
    wish = _WISH.match(rest)
    if not wish:
        return replace(read, subject=subject, want=_clean(rest))
    want, so, provider = wish["want"], _clean(wish["so"]), ""
    if "원" in wish["wish"] or "바란" in wish["wish"]:
        doer = _DOER.match(want)
        provider, want = (doer["provider"], doer["rest"]) if doer else ("", want)
    before = _SO_THAT.match(want)
    if before and not so:
        so, want = re.sub(r"(?:도록|게)$", "다", before["so"]), before["want"]
    return replace(read, subject=subject, want=f"{want}고 싶다", so=so, provider=provider)


def _topic(text: str) -> tuple[str, str]:
    found = _TOPIC.match(text)
    if not found or _NO_TOPIC.search(found["subject"].split()[-1]):
        return "", text
    return found["subject"], found["rest"]


def _clean(text: str) -> str:
    return text.strip(" ,;.\"'“”‘’*_")
