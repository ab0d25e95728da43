"""Classify a message's label or an operation's name: query, action, event, internal, or not clear."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from ..naming import singular, words
from ..wording import N_, say
from . import english, korean, own_words
from .answers import answer_kind
from .readings import Kind, Reading
from .words import VerbClass

__all__ = ["Kind", "Reading", "classify", "classify_name", "split_arguments"]

LONGEST_LABEL = 1000
_REQUEST = re.compile(r"^(GET|HEAD|POST|PUT|PATCH|DELETE)\s+((?:https?://[^/\s]+)?/\S*)", re.IGNORECASE)
_ARGUMENTS = re.compile(
    r"^(?P<name>[^()]*[^()\s])\s?\((?P<arguments>.*)\)(?:\s*(?::|->|=>|→).*)?$", re.DOTALL
)
_NUMBERING = re.compile(
    r"^(?:\(?\d+(?:\.\d+)*[.):]\s*|[-*•]\s+|step\s+\d+[:.]?\s+|<b>|</b>|\*\*)", re.IGNORECASE
)
_OWNED = re.compile(r"^([A-Za-z_]\w*)(?:\.|::|#)([A-Za-z_][\w.]*)$")
_SECURITY = frozenset(
    ("auth", "authenticate", "authorise", "authorize", "token", "permission", "login", "credential", "jwt")
)
_METHODS: dict[str, tuple[VerbClass, str]] = {
    "GET": ("query", "get"), "HEAD": ("query", "get"), "POST": ("create", "create"),
    "PUT": ("update", "update"),
    "PATCH": ("update", "update"), "DELETE": ("delete", "delete"),
}  # fmt: skip


def classify(
    label: str,
    *,
    answer: str = "",
    asynchronous: bool = False,
    is_self: bool = False,
    glossary: Mapping[str, str] | None = None,
) -> Reading:
    """What a message is. `answer` is the label of its return, "" when there is none. A `glossary` may hold
    verbs of the design (see `own_words`)."""
    verbs = own_words.own_verbs(glossary) if glossary else ()
    return _classify(label, answer, asynchronous, is_self, verbs)


@lru_cache(maxsize=8192)
def _classify(
    label: str, answer: str, asynchronous: bool, is_self: bool, verbs: own_words.OwnVerbs
) -> Reading:
    text = _plain(label)
    if is_self:
        return _internal(text)
    request = _http_request(text)
    if request:
        return request
    phrase, arguments = split_arguments(text)
    reading = replace(_read(phrase, asynchronous, verbs, bool(arguments)), arguments=arguments)
    return _by_answer(reading, answer)


def classify_name(name: str, glossary: Mapping[str, str] | None = None) -> Reading:
    """What the name or key of an operation, or the motivation of a story, stands for."""
    return classify(name, glossary=glossary)


def split_arguments(label: str) -> tuple[str, tuple[str, ...]]:
    """`findBikes(latitude, []tag, note?)` → its name and its arguments as typed."""
    found = _ARGUMENTS.match(label)
    if not found:
        return label, ()
    parts = re.split(r"[,;](?![^\[{<]*[\]}>])", found["arguments"])
    return found["name"], tuple(part.strip() for part in parts if part.strip())


def _plain(label: str) -> str:
    text = unicodedata.normalize("NFC", label[:LONGEST_LABEL]).replace("\\n", " ")
    text = re.sub(r"</?[a-z][^<>]{0,40}>|\*\*|~~|__(?=\w)|(?<=\w)__", " ", text)
    text = " ".join(text.split())
    return _NUMBERING.sub("", text).strip(" \"'“”.;:")


def _internal(text: str) -> Reading:
    reasons = [say(N_("A message to itself is internal: no operation."))]
    if _SECURITY & {singular(word) for word in words(text)} or re.search(r"인증|권한|토큰", text):
        reasons.append(say(N_("It speaks of authentication: give the service security.")))
    return Reading("internal", 1.0, reasons=tuple(reasons))


def _http_request(text: str) -> Reading | None:
    found = _REQUEST.match(text)
    if not found:
        return None
    method, target = found[1].upper(), re.sub(r"^https?://[^/]+", "", found[2])
    path, _, query = target.partition("?")
    segments = [segment for segment in path.split("/") if segment]
    named = [segment for segment in segments if not segment.startswith(("{", ":"))]
    in_path = [segment.strip("{}:") for segment in segments if segment.startswith(("{", ":"))]
    in_query = [part.partition("=")[0].strip("{}") for part in re.split(r"[&,]", query) if part]
    verb_class, verb = _METHODS[method]
    last = " ".join(words(named[-1])) if named else ""
    return Reading(
        "query" if verb_class == "query" else "action",
        1.0,
        verb_class,
        verb,
        singular(last),
        method=method,
        path=path,
        arguments=tuple(in_path + in_query),
        reasons=(say(N_("It says %(method)s itself."), method=method),),
        plural=bool(segments) and segments[-1] in named and singular(last) != last,
    )


def _read(phrase: str, asynchronous: bool, verbs: own_words.OwnVerbs, called: bool) -> Reading:
    if korean.is_korean(phrase):
        return korean.read(phrase, asynchronous=asynchronous, own=verbs)
    own = own_words.read(phrase, verbs, asynchronous=asynchronous) if verbs else None
    if own:
        return own
    owned = _OWNED.match(phrase)
    if not owned:
        return english.read(phrase, asynchronous=asynchronous, called=called)
    whole = english.read(phrase, asynchronous=asynchronous)
    if whole.kind == "event":
        return whole
    reading = english.read(owned[2], asynchronous=asynchronous, called=called)
    return reading if reading.object else replace(reading, object=singular(" ".join(_owner(owned[1]))))


def _owner(name: str) -> list[str]:
    found = words(name)
    return [word for word in found if word not in ("service", "api", "controller", "repository")] or found


def _by_answer(reading: Reading, answer: str) -> Reading:
    """The return decides where the label does not."""
    if reading.kind != "unclear" or reading.verb:
        return reading
    kind = answer_kind(answer)
    if kind in ("list", "thing"):
        why = say(N_("Its return “%(answer)s” brings something back: taken for a query."), answer=answer)
        return replace(
            reading,
            kind="query",
            verb_class="query",
            verb="get",
            confidence=0.5,
            reasons=(*reading.reasons, why),
        )
    if kind == "acknowledgement":
        why = say(N_("Its return “%(answer)s” only says that it worked: taken for an action."), answer=answer)
        return replace(reading, kind="action", confidence=0.5, reasons=(*reading.reasons, why))
    return reading
