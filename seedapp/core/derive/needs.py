"""Which services a customer story needs: those whose nouns its motivation names, or else its situation."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from ..design import Design, JobStory, Service
from ..naming import identifier, singular
from ..naming.korean import pieces
from .english_forms import base_verb
from .korean import has_native_verb, is_korean
from .labels import classify_name
from .outcomes import verbal_noun
from .words import ENGLISH

SAID, MENTIONED, CIRCUMSTANCE, ONLY_ONE = 0.85, 0.6, 0.65, 0.5
_NOUNS_OF: dict[str, set[str]] = {}
for _noun, _verb in ENGLISH.nominals.items():
    _NOUNS_OF.setdefault(_verb, set()).add(_noun)


@dataclass(frozen=True)
class Need:
    """`word` is what names the service, as the story writes it; "" when it is simply the only one."""

    service: Service
    word: str
    confidence: float


def services_needed(design: Design, job: JobStory) -> tuple[Need, ...]:
    """The microservices that a story names, in the order of the design."""
    services = [service for service in design.services if service.layer == "microservice"]
    done = _nouns_of_verb(job.want, design)
    for text, confidence in ((job.want, SAID), (job.when, CIRCUMSTANCE)):
        written = _nouns(text, design)
        if text is job.want:
            written = {noun: _verb_as_typed(text) for noun in done} | written
        named = [(service, written.keys() & owned_nouns(service, design)) for service in services]
        by_verb = any(shared & done for _, shared in named)
        found = tuple(
            Need(service, written[min(shared)], MENTIONED if by_verb and not shared & done else confidence)
            for service, shared in named
            if shared
        )
        if found:
            return found
    return (Need(services[0], "", ONLY_ONE),) if len(services) == 1 else ()


def owned_nouns(service: Service, design: Design) -> frozenset[str]:
    """English singulars of the nouns in a service's key, name and declared resources."""
    said = (*identifier(service.key, {}).words, *identifier(service.name, design.glossary).words)
    resources = [word for one in service.resources for word in identifier(one, design.glossary).words]
    return frozenset(singular(word) for word in (*said, *resources)) - ENGLISH.not_owned


def _nouns_of_verb(want: str, design: Design) -> frozenset[str]:
    """What the motivation's verb makes: rent → rental, 대출하다 → loan. Its service comes first."""
    reading = classify_name(want, design.glossary)
    noun = verbal_noun(want, reading) if is_korean(want) else reading.verb
    return frozenset(_nouns(noun, design)) if noun else frozenset()


def _verb_as_typed(want: str) -> str:
    """빌리고, of “책을 빌리고 싶다”: what is done names the service that keeps the loans."""
    return next((word for word in want.split() if has_native_verb(word)), want)


def _nouns(text: str, design: Design) -> dict[str, str]:
    """The English singulars of a text and of what its verbs make; each with the word as typed."""
    found: dict[str, str] = {}
    for piece in pieces(unicodedata.normalize("NFC", text), design.glossary):
        for word in identifier(piece.text, design.glossary).words:
            found.setdefault(singular(word), piece.text)
            verb = base_verb(word)
            for noun in _NOUNS_OF.get(verb.lemma, set()) if verb else ():
                found.setdefault(noun, piece.text)
    return found
