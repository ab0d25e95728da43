"""A field that two changed at once, as the page shows it: both texts, and the choice between them.

The page sends along what each wrote, as a query string of the controls that the field has, so that a choice
is carried out before the form is read, whatever kind of field it is:

    choose:name    theirs | mine | both (what stands in the field itself)
    theirs:name    what the others wrote     mine:name    what this person had typed
    both:name      what the field itself was shown with
    opened         the version that the person began with

A name that ends in - or : stands for all controls whose names begin with it (the rows of a table).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.forms.boundfield import BoundField
from django.http import QueryDict

MOST_PAIRS = 400_000
"""Texts of more pairs of words are shown without marks."""
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_CHOICES = ("theirs", "mine", "both")


@dataclass(frozen=True)
class Clash:
    """`theirs` and `mine` are stretches of text, each with whether it differs; `…_sent` query strings:
    what the others wrote, what was typed, and what the field shows at first.

    `control` is the field to write in, where it is shown beside the texts; else it stands at its usual place.
    """

    name: str
    label: str
    who: str
    theirs: Sequence[tuple[str, bool]]
    mine: Sequence[tuple[str, bool]]
    theirs_sent: str
    mine_sent: str
    shown_sent: str
    control: BoundField | None = None


def chosen(posted: QueryDict) -> QueryDict:
    """What was posted, with each choice carried out.

    Where one is missing and nothing was written instead, the form counts as opened when it was at first:
    it clashes again, and the person is asked again.
    """
    asked = [key.removeprefix("mine:") for key in posted if key.startswith("mine:")]
    if not asked:
        return posted
    data = posted.copy()
    for name in asked:
        choice = data.get(f"choose:{name}", "")
        mine = _told(data, f"mine:{name}")
        if choice not in _CHOICES:
            choice = "both" if _was_written(data, name, f"both:{name}") else ""
            if not choice:
                data["seen"] = data.get("opened", "")
                choice = "mine"
        if choice != "both":
            _put(data, name, mine if choice == "mine" else _told(data, f"theirs:{name}"))
        for prefix in ("choose:", "mine:", "theirs:", "both:"):
            data.pop(prefix + name, None)
    data.pop("opened", None)
    return data


def _was_written(data: QueryDict, name: str, shown: str) -> bool:
    """Whether a field holds something else than the page showed in it."""
    if shown not in data:
        return False
    return {key: _lines(data, key) for key in _controls(data, name)} != {
        key: _lines(told, key) for told in [_told(data, shown)] for key in told
    }


def _lines(data: QueryDict, key: str) -> list[str]:
    """Browsers send line ends as CR LF."""
    return [value.replace("\r\n", "\n").strip() for value in map(str, data.getlist(key))]


def _told(data: QueryDict, key: str) -> QueryDict:
    """The controls and values that the page sent along as a query string."""
    return QueryDict(str(data.get(key, "")))


def _put(data: QueryDict, name: str, values: QueryDict) -> None:
    for key in _controls(data, name):
        del data[key]
    for key in _controls(values, name):
        data.setlist(key, values.getlist(key))


def _controls(data: QueryDict, name: str) -> list[str]:
    """The names of the controls that belong to a field."""
    is_many = name.endswith(("-", ":"))
    return [key for key in data if key == name or (is_many and key.startswith(name))]


def marked(text: str, other: str) -> list[tuple[str, bool]]:
    """A text in stretches, each with whether it is missing from the other text."""
    words, others = _WORDS.findall(text), _WORDS.findall(other)
    if len(words) * len(others) > MOST_PAIRS:
        return [(text, False)]
    codes = SequenceMatcher(None, others, words, autojunk=False).get_opcodes()
    stretches = (("".join(words[start:end]), tag != "equal") for tag, _, _, start, end in codes)
    return [one for one in stretches if one[0]]


def sent(values: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Controls and their values as a query string."""
    query = QueryDict(mutable=True)
    for key, several in values:
        query.setlist(key, list(several))
    return query.urlencode()
