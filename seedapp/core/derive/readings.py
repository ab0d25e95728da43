"""What a message or a name was taken for, how surely, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..wording import Sentence
from .words import VerbClass

Kind = Literal["query", "action", "event", "internal", "unclear"]


@dataclass(frozen=True)
class Reading:
    """`verb` is an English lemma (for Korean: of the verbal noun). `object` is a lemma phrase without
    articles, Korean as typed; `qualifier` an adjective or participle beside it. `path` is set for labels
    like `GET /x`.
    `plural` says that the label names its object in the plural or as a list.
    """

    kind: Kind
    confidence: float
    verb_class: VerbClass = ""
    verb: str = ""
    object: str = ""
    qualifier: str = ""
    arguments: tuple[str, ...] = ()
    method: str = ""
    path: str = ""
    reasons: tuple[Sentence, ...] = ()
    plural: bool = False


def kind_of(verb_class: VerbClass) -> Kind:
    if not verb_class:
        return "unclear"
    return "query" if verb_class == "query" else "action"
