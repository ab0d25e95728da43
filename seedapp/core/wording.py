"""Sentences for people: an English template and its values, translated only at the doors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


def N_(template: str) -> str:
    """Mark an English template for the translation catalogue and return it as it is."""
    return template


@dataclass(frozen=True)
class Sentence:
    """One sentence: `template` is English with `%(name)s` places, `values` fills them.

    A value may itself be a `Sentence`; it is then translated with the rest.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.spoken(lambda template: template)

    def spoken(self, translate: Callable[[str], str]) -> str:
        """The sentence in the language of `translate` (gettext or the like)."""
        template = translate(self.template)
        if not self.values:
            return template
        return template % {
            name: value.spoken(translate) if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }


def say(template: str, **values: object) -> Sentence:
    """A `Sentence` from a marked template: `say(N_("Give %(name)s a need."), name=actor.name)`."""
    return Sentence(template, values)


def as_plain(sentence: Sentence) -> dict[str, object]:
    """The sentence as JSON: {"template": …, "values": {…}}, sentences inside it likewise."""
    values = {
        name: as_plain(value)
        if isinstance(value, Sentence)
        else value
        if isinstance(value, int)
        else str(value)
        for name, value in sentence.values.items()
    }
    return {"template": sentence.template, "values": values}


def from_plain(told: object) -> Sentence | None:
    """The sentence that `as_plain` made JSON of; None for anything else."""
    if not isinstance(told, Mapping) or not isinstance(told.get("template"), str):
        return None
    values = told.get("values")
    given = values if isinstance(values, Mapping) else {}
    return Sentence(told["template"], {str(name): from_plain(one) or one for name, one in given.items()})
