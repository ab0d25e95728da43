"""What publishing would do to each service, as its page shows it: what changed, and the version it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.forms.boundfield import BoundField

from seedapp.core import design as core
from seedapp.core.difference.affected import Affect
from seedapp.core.difference.version_steps import VersionStep
from seedapp.specification.published import published_before, steps_of
from seedapp.web.visit import Visit
from seedapp.web.wording import spoken

from .forms import PublishForm

MOST_SHOWN = 60
KINDS = ("breaking", "moved", "compatible", "documentation")


@dataclass(frozen=True)
class ServiceFacts:
    """`step` is None where no document can be made. `changes`: {kind, where, sentence, touches}."""

    key: str
    name: str
    now: str
    step: VersionStep | None
    refused: str
    counts: dict[str, int]
    changes: list[dict[str, str]]
    more: int
    field: BoundField

    @property
    def kind(self) -> str:
        return self.step.kind if self.step else "none"


def steps_here(here: Visit) -> dict[str, VersionStep]:
    """By the keys of services, what the versions must do; the documents are those that the coach has read."""
    return steps_of(here.value, here.look.seen.documents, published_before(here.design))


def facts_of_services(
    value: core.Design, steps: Mapping[str, VersionStep], form: PublishForm, affect: Affect
) -> list[ServiceFacts]:
    return [_facts(one, steps.get(one.key), form, affect) for one in value.services]


def _facts(
    service: core.Service, step: VersionStep | None, form: PublishForm, affect: Affect
) -> ServiceFacts:
    changes = step.changes if step else ()
    kinds = ["moved" if one.moved else one.kind for one in changes]
    shown = [
        {
            "kind": kind,
            "where": spoken(one.where),
            "sentence": spoken(one.sentence),
            "touches": spoken(affect.of(one).sentence or ""),
        }
        for kind, one in zip(kinds[:MOST_SHOWN], changes, strict=False)
    ]
    return ServiceFacts(
        service.key,
        service.name or service.key,
        service.version,
        step,
        spoken(step.refused) if step and step.refused else "",
        {kind: kinds.count(kind) for kind in KINDS if kind in kinds},
        shown,
        max(0, len(changes) - MOST_SHOWN),
        form.version_field(service.key),
    )
