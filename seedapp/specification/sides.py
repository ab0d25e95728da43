"""The two sides of a comparison: a revision as it was published, or the design as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from seedapp.core import design as core
from seedapp.core import design_file
from seedapp.core.difference import Identities
from seedapp.core.difference.whole import Difference, difference_of, documents_of
from seedapp.core.yaml_text import load_plain
from seedapp.designs.models import Design
from seedapp.remembered import Remembered

from .identities import identities_of
from .models import Revision

NOW = "now"
MOST_REMEMBERED = 16
_remembered: Remembered[bytes, Difference] = Remembered(MOST_REMEMBERED)


@dataclass(frozen=True)
class Side:
    """`text` is the design file; `yaml` the published documents by service, None where none was published."""

    name: str
    title: str
    text: str
    identities: dict[str, dict[str, str]]
    yaml: dict[str, str] | None = None
    value: core.Design | None = None

    @property
    def design(self) -> core.Design:
        return self.value if self.value is not None else design_file.load(self.text)

    def documents(self, design: core.Design) -> dict[str, Any]:
        if self.yaml is None:
            return dict(documents_of(design))
        return {key: load_plain(text) for key, text in self.yaml.items()}


def side_of_revision(revision: Revision) -> Side:
    return Side(
        str(revision.number),
        _("Revision %(number)s") % {"number": revision.number},
        revision.design_file,
        revision.identities,
        dict(revision.documents.values_list("service_key", "yaml")),
    )


def side_of_today(design: Design, value: core.Design) -> Side:
    """`value` is the design as taken by snapshot."""
    text = design_file.dump(value)
    return Side(NOW, _("The design as it is now"), text, identities_of(design), value=value)


def difference_between(one: Side, other: Side) -> Difference:
    """Everything that changed; remembered by all that it is worked out of, so that it is never stale."""
    parts = [[side.name == NOW, side.text, side.yaml, side.identities] for side in (one, other)]
    fingerprint = sha256(repr(parts).encode(errors="surrogatepass")).digest()
    return _remembered.made(fingerprint, lambda: _difference(one, other))


def _difference(one: Side, other: Side) -> Difference:
    before, after = one.design, other.design
    return difference_of(
        before,
        after,
        documents=(one.documents(before), other.documents(after)),
        identities=Identities(one.identities, other.identities),
    )
