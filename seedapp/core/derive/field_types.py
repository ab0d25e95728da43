"""The type that a field's name suggests, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..naming import singular
from ..wording import N_, Sentence, say

_LAST_WORDS = {
    "string": "id no nr num code key number token slug ref reference phone isbn iban zip postcode locale "
    "currency",
    "integer": "count quantity qty capacity age year month day rank floor stars limit size offset percent "
    "metres meters seconds minutes hours days weeks months years copies headcount mileage points",
    "number": "price amount cost fee fare total balance budget latitude longitude lat lng lon distance "
    "weight height width length temperature rate ratio score radius discount tax speed",
    "text": "description note notes reason comment comments message text body summary content remark remarks "
    "details explanation feedback",
    "uri": "url uri link website homepage href",
    "email": "email",
    "uuid": "uuid guid",
    "boolean": "flag enabled available required verified",
    "date": "date birthday",
    "date-time": "timestamp datetime",
    "duration": "duration",
    "binary": "file attachment",
}
_TYPE_OF = {word: type_name for type_name, listed in _LAST_WORDS.items() for word in listed.split()}
_MONEY = frozenset(("price", "amount", "cost", "fee", "fare", "balance", "budget"))
_ASKS = frozenset(("is", "has", "can", "should"))
_BOUNDS = frozenset(("max", "min", "maximum", "minimum"))


@dataclass(frozen=True)
class FieldGuess:
    """What a name says of a field. `type` has no `[]`: `is_list` says it. `beside` is the name of a field
    that belongs next to it (a price has a `currency`), "" for most."""

    name: str
    type: str
    required: bool
    is_list: bool
    reason: Sentence
    beside: str = ""


def guess_words(
    words: Sequence[str], *, said: str = "", required: bool = True, is_list: bool = False
) -> FieldGuess:
    """The guess for a name of these lower-case ASCII words; `said` is a type that was typed beside it."""
    name = "_".join(words)
    if name[:1].isdigit():
        name = f"n{name}"
    found = _typed(name, said) if said else _from_words(name, list(words))
    return replace(found, required=required, is_list=is_list or found.is_list)


def _typed(name: str, said: str) -> FieldGuess:
    return FieldGuess(
        name, said, True, False, say(N_("The type %(type)s stands beside the name."), type=said)
    )


def _from_words(name: str, words: list[str]) -> FieldGuess:
    def is_a(type_name: str, sign: str, **more: str) -> FieldGuess:
        reason = say(N_("“%(sign)s” in the name suggests the type %(type)s."), sign=sign, type=type_name)
        return FieldGuess(name, type_name, True, False, reason, **more)

    if not words:
        return FieldGuess("", "string", True, False, say(N_("There is no name here to tell a type from.")))
    first, last = words[0], words[-1]
    if first in _ASKS and len(words) > 1:
        return is_a("boolean", f"{first}_")
    if words[:2] == ["number", "of"]:
        return is_a("integer", "number_of_")
    if len(words) > 1 and (last == "at" or words[-2:] == ["date", "time"] or last in ("time", "datetime")):
        return _moment(name, words, is_a("date-time", f"_{last}"))
    if last in _MONEY:
        found = is_a("number", last, beside="currency")
        return replace(
            found, reason=say(N_("“%(sign)s” is money: a number with a currency beside it."), sign=last)
        )
    if first in _BOUNDS and len(words) > 1:
        return is_a("number" if _TYPE_OF.get(last) == "number" else "integer", f"{first}_")
    if last in _TYPE_OF:
        return is_a(_TYPE_OF[last], last)
    return _by_number(name, last)


def _moment(name: str, words: list[str], found: FieldGuess) -> FieldGuess:
    if "local" in words:
        reason = say(N_("A local date and time has no offset: a string with a pattern."))
        return FieldGuess(name, "string", True, False, reason)
    if words[-1] == "time" and words[0] in ("opening", "closing", "open", "close"):
        reason = say(N_("“%(sign)s” in the name suggests the type %(type)s."), sign=found.name, type="time")
        return replace(found, type="time", reason=reason)
    return found


def _by_number(name: str, last: str) -> FieldGuess:
    one = singular(last)
    if one != last:
        reason = say(N_("“%(word)s” is a plural: a list."), word=last)
        return FieldGuess(name, _TYPE_OF.get(one, "string"), True, True, reason)
    return FieldGuess(
        name, "string", True, False, say(N_("Nothing in the name says otherwise: text on one line."))
    )
