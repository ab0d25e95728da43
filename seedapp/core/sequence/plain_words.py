"""What a message says, for people who know nothing of programs: no HTTP, no calls, no names of variables."""

from __future__ import annotations

import re

from ..naming import plural, words
from .markup import plain

_REQUEST = re.compile(
    r"\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b\s*(?:https?://[^/\s]*)?(/\S*)?"
    r"|https?://[^/\s]*(/\S*)?|(?<!\S)(/[\w{}.~:/-]+)"
)
_PROTOCOL = re.compile(r"\bHTTPS?(?:/[\d.]+)?\b\s*", re.IGNORECASE)
_STATUS = re.compile(
    r"^[1-5]\d\d$|^[1-5]\d\d(?=\s+(?:ok|created|accepted|no|not|bad|un\w+|forbidden|conflict|gone|too|internal|moved)\b)"
    r"|\b(?:status|error|code)\s+[1-5]\d\d(?!\S)",
    re.IGNORECASE,
)
_ARGUMENTS = re.compile(r"\s*\([^()]*\)")
_LIST = re.compile(r"\[\]\s*([\w-]+)|([\w-]+)\[\]")
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+|[a-z]+(?:[A-Z][A-Za-z0-9]*)+")
_BRACES = re.compile(r"[{}\[\]<>|\\]|\w+\s*:=")


def in_plain_words(label: str) -> str:
    """`getBikesNearby(latitude)` → get bikes nearby; `[]bike` → bikes; `409 conflict` → conflict."""
    text = _REQUEST.sub(_of_path, plain(label))
    text = _STATUS.sub("", _PROTOCOL.sub("", text).strip())
    text = _ARGUMENTS.sub("", text)
    text = _LIST.sub(lambda found: plural(_apart(found[1] or found[2])), text)
    text = _IDENTIFIER.sub(lambda found: _apart(found[0]), text)
    return " ".join(_BRACES.sub(" ", text).split()).strip(" :;,.")


def _of_path(found: re.Match[str]) -> str:
    """A path tells what it is about in the last of its own words."""
    path = (found[1] or found[2] or found[3] or "").partition("?")[0]
    named = [part for part in path.split("/") if part and not part.startswith(("{", ":"))]
    return f" {_apart(named[-1])} " if named else " "


def _apart(name: str) -> str:
    return " ".join(words(name)) or name
