"""What the version of a document must do: how far it goes on since what is published, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

from ..openapi import to_yaml
from ..versions import Step, Version, goes_far_enough, guessed_version, next_version, read_version, step_for
from ..wording import N_, Sentence, say
from ..yaml_text import load_plain
from .changes import Change
from .documents import TooDeep, compare_documents

Kind = Literal["first", "unchanged", "documentation", "compatible", "breaking"]
_VERSION_ITSELF = "/info/version"


@dataclass(frozen=True)
class Published:
    """A document as it was published: `yaml` is its bytes, `plain` its values, where they are at hand."""

    version: str
    yaml: str
    plain: Callable[[], Mapping[str, Any]] | None = None

    @property
    def document(self) -> Mapping[str, Any]:
        return load_plain(self.yaml) if self.plain is None else self.plain()


@dataclass(frozen=True)
class VersionStep:
    """`published` is "" for the first document of a service; `changes` leave the version itself out.

    `needed` is the step from `published`; `suggested` a version that would do (`now`, where that does);
    `refused` says why `now` does not, None where it does.
    """

    published: str
    now: str
    kind: Kind
    needed: Step
    suggested: str
    changes: tuple[Change, ...] = ()
    refused: Sentence | None = None


def version_step(
    now: str,
    document: Mapping[str, Any],
    published: Sequence[Published] = (),
    used: Mapping[str, str] | None = None,
) -> VersionStep:
    """The step of a document that is to have the version `now`.

    `published` is what it is compared with: the latest, and behind it the latest that is no beta where the
    latest is one. `used` has each version ever published with the sha256 of its bytes: none is given twice.
    """
    kind, changes, demands = _compared(document, published)
    known = dict(used or {})
    if now in known and known[now] == _digest(with_version(document, now)):
        del known[now]
    taken = frozenset(known)
    refused = _refusal(now, changes, demands, taken)
    suggested = now if refused is None else str(_suggestion(now, demands, taken))
    if refused is not None:
        refused = say(N_("%(why)s Version %(suggested)s would do."), why=refused, suggested=suggested)
    latest = published[0].version if published else ""
    return VersionStep(latest, now, kind, demands[0][1] if demands else "none", suggested, changes, refused)


def with_version(document: Mapping[str, Any], version: str) -> dict[str, Any]:
    """The document as if it had another version."""
    return {**document, "info": {**document["info"], "version": version}}


def _digest(document: Mapping[str, Any]) -> str:
    return sha256(to_yaml(document).encode()).hexdigest()


_Demands = list[tuple[Version, Step]]
"""From each published version, the step that the document needs."""


def _compared(
    document: Mapping[str, Any], published: Sequence[Published]
) -> tuple[Kind, tuple[Change, ...], _Demands]:
    if not published:
        return "first", (), []
    latest = published[0]
    version = _meant(latest.version)
    if to_yaml(with_version(document, latest.version)) == latest.yaml:
        return "unchanged", (), [(version, "none")]
    changes = _changes(latest, document)
    kind = _kind(changes)
    demands: _Demands = [(version, step_for(kind, version))]
    for one in published[1:]:
        version = _meant(one.version)
        demands.append((version, step_for(_kind(_changes(one, document)), version)))
    return kind, changes, demands


def _changes(published: Published, document: Mapping[str, Any]) -> tuple[Change, ...]:
    """Without the version itself; none where documents are too deep to be compared, which SPEC-01 says."""
    try:
        found = compare_documents(published.document, document)
    except TooDeep:
        return ()
    return tuple(one for one in found if one.pointer != _VERSION_ITSELF)


def _kind(changes: Sequence[Change]) -> Kind:
    return changes[0].kind if changes else "documentation"  # breaking ones come first


def _meant(text: str) -> Version:
    """Of what was published before versions were looked at: 0.0.0 where nobody can tell."""
    return guessed_version(text) or Version(0, 0, 0)


def _refusal(
    now: str, changes: Sequence[Change], demands: _Demands, taken: frozenset[str]
) -> Sentence | None:
    read = read_version(now)
    if read is None:
        return say(N_("“%(version)s” is no version: write three numbers, as in 1.4.0."), version=now)
    for published, step in demands:
        if published.is_later_than(read):
            text = N_("%(version)s comes before %(published)s, which is published.")
            return say(text, version=now, published=published)
        if not goes_far_enough(published, read, step):
            return _too_short(published, step, changes)
    if now in taken:
        text = N_("%(version)s was published before with other content, and a version never changes.")
        return say(text, version=now)
    return None


def _too_short(published: Version, step: Step, changes: Sequence[Change]) -> Sentence:
    """Why a version does not go far enough from what is published."""
    breaking = [one for one in changes if one.kind == "breaking"]
    if breaking:
        one = N_("Clients of %(version)s break: %(change)s")
        more = N_("Clients of %(version)s break in %(count)d ways, the first: %(change)s")
        text, count = (more if len(breaking) > 1 else one), len(breaking)
        return say(text, version=published, count=count, change=breaking[0].sentence)
    if step == "patch":
        text = N_("The document changed since %(version)s was published, and a version never changes.")
        return say(text, version=published)
    text = N_("Something new can be used since %(version)s, which the second number tells.")
    return say(text, version=published)


def _suggestion(now: str, demands: _Demands, taken: frozenset[str]) -> Version:
    """The nearest version that every demand allows and that was never published."""
    found = next_version(*demands[0]) if demands else _meant(now)
    if found.numbers == (0, 0, 0):
        found = Version(0, 1, 0)
    for published, step in demands:
        if not goes_far_enough(published, found, step):
            found = next_version(published, step)
    while str(found) in taken:
        found = next_version(found, "patch")
    return found
