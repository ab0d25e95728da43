"""Diagrams made of the model rather than of text, with everything in them that reading one works out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from seedapp.core.sequence import (
    Activation,
    Boundary,
    Box,
    Branch,
    Call,
    Declaration,
    Diagram,
    Drawn,
    Group,
    Ignored,
    Mark,
    Note,
    Participant,
    Reference,
    Return,
    Step,
    Title,
    walk,
)

ALIASES = ["a", "b", "api", "Trip API", "도서", "trip-api", "x", "o", "end", "note"]
WORDS = [
    "find bikes",
    "책 찾기",
    "GET /bikes?x=1",
    "a : b",
    "[]bike",
    "x -> y",
    "end",
    "**bold**",
    "two\\nlines",
]
SOLID = ["->", "->>", "-[#blue]>", "->x ", "->o ", "-\\", "-//", "<->"]
PEOPLE = st.sampled_from([one for one in ALIASES if one not in ("x", "o", "end", "note")])
TEXT = st.sampled_from(WORDS)
ONE_LINE = st.one_of(st.just(""), TEXT)


@st.composite
def _calls(draw: Any) -> list[Step]:
    """A call and, perhaps, its answers: by a dashed arrow back."""
    source = draw(PEOPLE)
    target = draw(PEOPLE.filter(lambda one: one != source))
    asynchronous = draw(st.booleans())
    arrow = draw(
        st.sampled_from(["->>", "-\\", "-//"] if asynchronous else ["->", "-[#blue]>", "->x", "<->"])
    )
    call = Call(0, source, target, draw(ONE_LINE), asynchronous=asynchronous, drawn=Drawn(arrow))
    if asynchronous or draw(st.booleans()):
        return [call]
    return [call, Return(target, source, draw(ONE_LINE), answers=0, by_keyword=False, drawn=Drawn("-->"))]


_SELF = PEOPLE.map(lambda one: [Call(0, one, one, "think", drawn=Drawn("->"))])
_FOUND = PEOPLE.map(lambda one: [Call(0, "", one, "arrive", drawn=Drawn("[->"))])
_LOST = PEOPLE.map(lambda one: [Call(0, one, "", "leave", drawn=Drawn("->]"))])
_BARS = PEOPLE.map(lambda one: [Activation("activate", one), Activation("deactivate", one)])
_NOTES = st.builds(
    lambda kind, text, inline: [Note(f"{kind} left", text, inline=inline)],
    st.sampled_from(["note", "hnote", "rnote"]),
    TEXT.filter(lambda one: one != "end"),
    st.booleans(),
)
_REFERENCES = st.builds(
    lambda whom, text, colour: [Reference(tuple(whom), text, colour=colour)],
    st.lists(PEOPLE, min_size=1, max_size=3, unique=True),
    TEXT,
    st.sampled_from(["", "#red"]),
)
_MARKS = st.sampled_from(
    [
        Mark("divider", "then"),
        Mark("delay", ""),
        Mark("delay", "later"),
        Mark("space", ""),
        Mark("space", "45"),
        Mark("autonumber", "10 5"),
        Title("Find a bike"),
        Ignored("' words"),
        Ignored("hide footbox"),
        Ignored(""),
    ]
).map(lambda one: [one])
_DECLARATIONS = st.builds(
    lambda alias, name, kind, stereotype: [Declaration(Participant(alias, name, kind, stereotype))],
    PEOPLE,
    st.sampled_from(["Bikes", "자전거 API", "two words"]),
    st.sampled_from(
        ["actor", "participant", "boundary", "control", "entity", "database", "collections", "queue"]
    ),
    st.sampled_from(["", "service"]),
)
_PLAIN = st.one_of(
    _calls(), _calls(), _calls(), _SELF, _FOUND, _LOST, _BARS, _NOTES, _REFERENCES, _MARKS, _DECLARATIONS
)


def _flat(pieces: list[list[Step]]) -> tuple[Step, ...]:
    return tuple(step for piece in pieces for step in piece)


def _groups(inner: st.SearchStrategy[list[Step]]) -> st.SearchStrategy[list[Step]]:
    label = st.sampled_from(["", "the bike is free", "책이 있다"])
    steps = st.lists(inner, max_size=3).map(_flat)
    kinds = st.sampled_from(["opt", "loop", "break", "critical", "group", "par", "alt", "partition"])
    one = st.builds(
        lambda kind, words, first, others: [
            Group(
                kind,
                (
                    Branch(kind, words, steps=first),
                    *(Branch("else", other, steps=more) for other, more in others),
                ),
            )
        ],
        kinds,
        label,
        steps,
        st.lists(st.tuples(label, steps), max_size=2),
    )
    boxes = steps.map(lambda within: [Box('"City" #red', within)])
    return st.one_of(_PLAIN, one, boxes)


def _numbered(steps: tuple[Step, ...], count: list[int], within: tuple[str, ...] = ()) -> tuple[Step, ...]:
    made: list[Step] = []
    for step in steps:
        match step:
            case Call():
                count[0] += 1
                made.append(replace(step, number=count[0], within=within))
            case Return():
                made.append(replace(step, answers=count[0]))
            case Box():
                made.append(replace(step, steps=_numbered(step.steps, count, within)))
            case Group():
                branches = [
                    replace(one, steps=_numbered(one.steps, count, (*within, one.title)))
                    for one in step.branches
                ]
                made.append(replace(step, branches=tuple(branches)))
            case _:
                made.append(step)
    return tuple(made)


def _cast(steps: tuple[Step, ...]) -> tuple[Participant, ...]:
    known: dict[str, Participant] = {}
    for step in walk(steps):
        if isinstance(step, Declaration):
            one = step.participant
            if one.alias not in known or not known[one.alias].declared:
                known[one.alias] = one
            continue
        for alias in _named(step):
            known.setdefault(alias, Participant(alias, alias, declared=False))
    return tuple(known.values())


def _named(step: Step) -> tuple[str, ...]:
    match step:
        case Call() | Return():
            return tuple(one for one in (step.source, step.target) if one)
        case Activation():
            return (step.participant,)
        case Reference():
            return step.participants
        case _:
            return ()


def _diagram(steps: tuple[Step, ...]) -> Diagram:
    numbered = _numbered(steps, [0])
    titles = [one.text for one in walk(numbered) if isinstance(one, Title)]
    whole = (Boundary("@startuml"), *numbered, Boundary("@enduml"))
    return Diagram(titles[-1] if titles else "", _cast(numbered), whole)


DIAGRAMS = st.lists(st.recursive(_PLAIN, _groups, max_leaves=12), max_size=8).map(_flat).map(_diagram)
