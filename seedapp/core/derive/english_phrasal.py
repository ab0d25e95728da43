"""English verbs with a particle: check in, give … back."""

from __future__ import annotations

from .english_forms import base_verb
from .english_objects import of_its_object
from .english_readings import reading_of
from .readings import Reading
from .words import ENGLISH, Verb


def phrasal(tokens: list[str]) -> Reading | None:
    first = base_verb(tokens[0])
    stem = first.lemma if first else tokens[0]
    for (verb, particle), meaning in ENGLISH.phrasal.items():
        if verb not in (stem, tokens[0]):
            continue
        parts = particle.split()
        rest = tokens[1 + len(parts) :]
        if tokens[1 : 1 + len(parts)] == parts and not (parts == ["in"] and rest[:1] == ["stock"]):
            return reading_of(of_its_object(meaning, rest), f"{tokens[0]} {particle}", rest)
        place = _separated(tokens, particle)
        if place:
            between = tokens[1:place]
            fitting = of_its_object(meaning, between)
            return reading_of(fitting, f"{tokens[0]} … {particle}", between, after=tokens[place:])
    return None


def _separated(tokens: list[str], particle: str) -> int:
    """Where the particle stands after the object (“check the guest in”), 0 if it does not."""
    for place in range(2, len(tokens)):
        if tokens[place] != particle:
            continue
        if particle == "as":
            return place
        ends = place == len(tokens) - 1 or tokens[place + 1] in ENGLISH.prepositions
        if ends and particle in ("up", "down", "in", "out", "on", "off", "over", "back", "away"):
            return place
    return 0


def phrasal_verb(phrase: str) -> Verb | None:
    verb, _, particle = phrase.partition(" ")
    return ENGLISH.phrasal.get((verb, particle))
