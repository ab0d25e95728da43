"""Method, path and status for each kind of operation: the table of the HTTP binding."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..design import Operation
from ..naming import words
from ..style import Profile
from ..wording import N_, Sentence, say
from .binding_nouns import (
    MAKERS,
    NOUNS_OF_STATES,
    ONLY_MAKERS,
    known_nominal,
    nominal_of,
    nominal_of_participle,
)
from .binding_subject import MOST_QUERY_INPUTS, Subject
from .custom_verbs import with_verb

_LATER = re.compile(
    r"\b(?:later|queued?|asynchronous(?:ly)?|in the background)\b|나중에|비동기|대기열|백그라운드",
    re.IGNORECASE,
)
_EMPTIES = frozenset(("clear", "empty"))  # what is emptied stays
_REPLACE = frozenset(("replace", "overwrite"))


@dataclass(frozen=True)
class Shape:
    """`path_ids`: names of the inputs in the path. `qualifier`: an adjective that the path leaves out."""

    method: str
    path: str
    status: int
    reasons: tuple[Sentence, ...]
    path_ids: tuple[str, ...] = ()
    is_collection: bool = False
    is_search: bool = False
    location: bool = False
    qualifier: str = ""
    thing: str = ""


def shape_of(subject: Subject, profile: Profile) -> Shape:
    """How the operation looks in HTTP, in a house style, when nobody overrides it."""
    operation = subject.operation
    if operation.kind == "query":
        return _query(subject, profile)
    match subject.said.verb_class:
        case "create":
            shape = _create(subject, profile)
        case "update":
            shape = _update(subject)
        case "delete":
            shape = _delete(subject, profile)
        case "transition":
            shape = _transition(subject, profile)
        case _:
            shape = _unclear(subject, profile)
    return _accepted(shape) if is_later(operation) else shape


def is_later(operation: Operation) -> bool:
    """Whether the words of an action say that the work is done later."""
    return bool(_LATER.search(f"{operation.name}\n{operation.outcome}"))


def _query(subject: Subject, profile: Profile) -> Shape:
    if subject.nested or len(subject.operation.inputs) > MOST_QUERY_INPUTS:
        return _search(subject, profile)
    asks = say(N_("A query changes nothing: GET."))
    found = say(N_("It answers at once: 200."))
    if subject.own:
        why = say(
            N_("%(id)s tells which “%(thing)s”: its own address."), id=subject.own.name, thing=subject.thing
        )
        return _at(subject, Shape("GET", subject.own_path(), 200, (asks, why, found)))
    participle = subject.participle
    thing = participle or subject.thing or subject.main_noun
    unknown = not subject.operation.response
    if subject.above:
        many = subject.lists or (unknown and subject.said.plural)
        path = f"{subject.above_path()}/{subject.segment(thing, many=many)}"
        why = say(N_("It asks for what belongs to %(id)s: below it."), id=subject.above[-1].name)
        return _at(subject, Shape("GET", path, 200, (asks, why, found), is_collection=many, thing=thing))
    many = subject.lists or unknown or subject.said.plural
    is_page = subject.lists or unknown
    noun = thing if many or participle else f"{subject.qualifier} {thing}".strip()
    why = (
        _why_collection(subject, participle, thing) if many else say(N_("It answers one thing, with no id."))
    )
    found = say(N_("An empty page is an answer too: 200, never 404.")) if is_page else found
    return Shape(
        "GET", f"/{subject.segment(noun, many=many)}", 200, (asks, why, found), is_collection=is_page,
        qualifier="" if participle else subject.qualifier, thing=thing,
    )  # fmt: skip


def _why_collection(subject: Subject, participle: str, thing: str) -> Sentence:
    if participle:
        template = N_("“%(word)s” is said of a “%(noun)s”, which this service owns: its collection.")
        return say(template, word=subject.qualifier, noun=participle)
    return say(N_("No id of this service's own: the collection of “%(thing)s”, filtered."), thing=thing)


def _search(subject: Subject, profile: Profile) -> Shape:
    thing = subject.thing or subject.main_noun
    subject = replace(subject, own=None)
    if profile.searches == "noun":
        path = f"{subject.above_path()}/{subject.segment(f'{thing} search', many=True)}"
    else:
        collection = f"{subject.above_path()}/{subject.segment(thing, many=True)}"
        path = with_verb(collection, "search", profile.searches, profile)
    reasons = (
        say(N_("Its question is too large or too deep for a query string: POST, though it changes nothing.")),
        say(N_("It is a search for each “%(thing)s” that fits."), thing=thing),
        say(N_("It answers at once: 200.")),
    )
    return _at(subject, Shape("POST", path, 200, reasons, is_search=True))


def _create(subject: Subject, profile: Profile) -> Shape:
    verb, thing = subject.said.verb, subject.thing
    makes = verb in MAKERS or not known_nominal(verb)
    if makes and verb not in ONLY_MAKERS and subject.own and subject.own.sure and not subject.is_foreign:
        return _transition(subject, profile)
    if verb == "request" and thing:
        noun, why = f"{thing} request", say(N_("A request for “%(thing)s” is made."), thing=thing)
    elif makes and thing:
        noun, why = thing, say(N_("A new “%(noun)s” is made."), noun=thing)
    else:
        noun = nominal_of(verb)
        why = say(N_("To %(verb)s makes a new “%(noun)s”."), verb=verb, noun=noun)
    return _created(subject, noun, why)


def _created(subject: Subject, noun: str, why: Sentence) -> Shape:
    """A new thing in its collection, below the owned id it is made for."""
    own_is_parent = subject.own and noun != subject.thing and subject.own.noun in subject.ownership.nouns
    above = (*subject.above, subject.own) if own_is_parent and subject.own else subject.above
    above = tuple(one for one in above if one.noun != noun)[-1:]
    subject = replace(subject, own=None, above=above)
    path = f"{subject.above_path()}/{subject.segment(noun, many=True)}"
    reasons = [say(N_("It makes something new: POST.")), why]
    if subject.above:
        reasons.append(say(N_("%(id)s is this service's own: below it."), id=subject.above[-1].name))
    reasons.append(say(N_("Something new has an address: 201 with Location.")))
    return _at(subject, Shape("POST", path, 201, tuple(reasons), location=True))


def _update(subject: Subject) -> Shape:
    whole = subject.said.verb in _REPLACE
    if subject.own:
        method = "PUT" if whole else "PATCH"
        why = N_("It replaces the whole: PUT.") if whole else N_("It changes part of a thing: PATCH.")
        where = say(N_("%(id)s tells which “%(thing)s”."), id=subject.own.name, thing=subject.thing)
        return _at(subject, _changed(subject, method, subject.own_path(), say(why), where))
    thing = subject.thing or subject.main_noun
    if subject.above:
        path = f"{subject.above_path()}/{subject.segment(thing, many=False)}"
        why_put = say(N_("It sets the “%(thing)s” of something else: PUT."), thing=thing)
        where = say(
            N_("The “%(thing)s” belongs to %(id)s: below it."), thing=thing, id=subject.above[-1].name
        )
        return _at(subject, _changed(subject, "PUT", path, why_put, where))
    if subject.said.plural:
        return _created(subject, f"{thing} update", say(N_("Many are changed at once: an update is made.")))
    where = say(N_("No id tells which: there is one “%(thing)s”."), thing=thing)
    path = f"/{subject.segment(thing, many=False)}"
    return _changed(
        subject, "PUT" if whole else "PATCH", path, say(N_("It changes part of a thing: PATCH.")), where
    )


def _changed(subject: Subject, method: str, path: str, why: Sentence, where: Sentence) -> Shape:
    return Shape(method, path, *_status_when_done(subject.operation, (why, where)))


def _delete(subject: Subject, profile: Profile) -> Shape:
    if subject.nested or (subject.own and subject.said.verb in _EMPTIES):
        return _transition(subject, profile)
    why = say(N_("It removes something: DELETE."))
    thing = subject.thing or subject.main_noun
    if subject.own:
        where = say(N_("%(id)s tells which “%(thing)s”."), id=subject.own.name, thing=thing)
        return _at(subject, _changed(subject, "DELETE", subject.own_path(), why, where))
    if subject.above:
        path = f"{subject.above_path()}/{subject.segment(thing, many=False)}"
        where = say(
            N_("The “%(thing)s” belongs to %(id)s: below it."), thing=thing, id=subject.above[-1].name
        )
        return _at(subject, _changed(subject, "DELETE", path, why, where))
    if subject.said.plural:
        return _created(
            subject, f"{thing} deletion", say(N_("Many are removed at once: a deletion is made."))
        )
    where = say(N_("No id tells which: there is one “%(thing)s”."), thing=thing)
    return _changed(subject, "DELETE", f"/{subject.segment(thing, many=False)}", why, where)


def _transition(subject: Subject, profile: Profile) -> Shape:
    noun = _nominal_of_transition(subject)
    if (
        subject.own
        and not subject.above
        and subject.is_foreign
        and subject.own.noun not in subject.ownership.nouns
    ):
        subject = replace(subject, own=None)
    if not subject.path_ids:
        return _created(
            subject, noun, say(N_("No id of this service's own: a new “%(noun)s” is made."), noun=noun)
        )
    part = "" if subject.own or not subject.thing or _has_id(subject) else subject.thing
    if profile.transitions != "noun":
        return _custom(subject, part, profile)
    noun = f"{part} {noun}".strip()
    path = f"{subject.own_path()}/{subject.segment(noun, many=False)}"
    reasons = (
        say(N_("It reaches a state once: POST.")),
        say(N_("To %(verb)s is to make one “%(noun)s”: below %(id)s."), verb=subject.said.verb, noun=noun,
            id=subject.path_ids[-1].name),
        say(N_("The “%(noun)s” is new: 201."), noun=noun),
    )  # fmt: skip
    return _at(subject, Shape("POST", path, 201, reasons))


def _custom(subject: Subject, part: str, profile: Profile) -> Shape:
    """A verb of the team's own at the end of the path: nothing new is made, so it is no 201."""
    said = subject.said
    state = subject.qualifier if said.verb in ("mark as", "mark") else ""
    verb = " ".join(f"{said.verb} {state} {part}".split())
    path = with_verb(subject.own_path(), verb, profile.transitions, profile)
    why = say(N_("It reaches a state once: POST."))
    where = say(
        N_("This style names it by its verb, “%(verb)s”, at %(id)s."), verb=verb, id=subject.path_ids[-1].name
    )
    return _at(subject, _changed(subject, "POST", path, why, where))


def _nominal_of_transition(subject: Subject) -> str:
    said = subject.said
    if said.verb in ("mark as", "mark") and subject.qualifier:
        state = subject.qualifier
        return NOUNS_OF_STATES.get(state) or nominal_of_participle(state) or f"{state} mark"
    return nominal_of(said.verb)


def _has_id(subject: Subject) -> bool:
    thing = subject.thing.split()
    names = (words(field.name) for field in subject.operation.inputs)
    return any(len(name) > len(thing) and name[: len(thing)] == thing for name in names)


def _unclear(subject: Subject, profile: Profile) -> Shape:
    """An action whose verb does not tell what it does: its noun is made."""
    if subject.own and subject.said.verb:
        return _transition(subject, profile)
    if not subject.said.verb:
        noun = subject.thing or subject.main_noun
        return _created(
            subject, noun, say(N_("No word says what it does: taken for making a new “%(noun)s”."), noun=noun)
        )
    if subject.said.verb in MAKERS and subject.thing:
        return _create(subject, profile)
    noun = f"{subject.thing} {nominal_of(subject.said.verb)}".strip()
    return _created(
        subject, noun, say(N_("To %(verb)s makes a new “%(noun)s”."), verb=subject.said.verb, noun=noun)
    )


def _status_when_done(
    operation: Operation, reasons: tuple[Sentence, ...]
) -> tuple[int, tuple[Sentence, ...]]:
    if operation.response:
        return 200, (*reasons, say(N_("It has something to say: 200.")))
    return 204, (*reasons, say(N_("It has nothing to say: 204.")))


def _accepted(shape: Shape) -> Shape:
    why = say(N_("The work is done later: 202, with an address that tells how far it is."))
    return replace(shape, status=202, location=True, reasons=(*shape.reasons[:-1], why))


def _at(subject: Subject, shape: Shape) -> Shape:
    """The shape with the ids that its path holds."""
    return replace(
        shape, path_ids=tuple(one.name for one in subject.path_ids), thing=shape.thing or subject.thing
    )
