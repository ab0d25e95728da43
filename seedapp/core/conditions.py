"""What has to be true before something may be done: each condition met or not, and what that means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .wording import Sentence

Weight = Literal["error", "warning"]


@dataclass(frozen=True)
class Condition:
    """`weight` says what it means when it is not met; `place` names the page where it is mended.

    `rule` is the id of the method's rule behind it, "" where the method has none.
    """

    met: bool
    weight: Weight
    sentence: Sentence
    place: str
    rule: str = ""


def either(met: bool, weight: Weight, place: str, yes: Sentence, no: Sentence, rule: str = "") -> Condition:
    """The condition with the sentence that is true."""
    return Condition(met, weight, yes if met else no, place, rule)


def none_blocks(found: Iterable[Condition]) -> bool:
    """Whether every condition is met whose weight is that of an error."""
    return all(one.met or one.weight == "warning" for one in found)
