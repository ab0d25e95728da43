"""Semantic versions (semver.org, 2.0.0): reading, comparing, the next one.

Below 1.0, where the standard promises nothing, the second number tells of a break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Step = Literal["none", "patch", "minor", "major"]
"""How far a version goes on: its third, second or first number."""
_STEPS: tuple[Step, ...] = ("none", "patch", "minor", "major")
_VERSION = re.compile(r"(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?\Z", re.ASCII)
_NUMBERS = re.compile(r"\s*v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?", re.ASCII)
_LAST_NUMBER = re.compile(r"(.*\.)(\d{1,9})\Z", re.ASCII)
_LONGEST_BEFORE = 20  # characters; longer ones fit nowhere


@dataclass(frozen=True)
class Version:
    """`before` is what stands behind the hyphen: such a version comes before the one without (1.0.0-beta)."""

    major: int
    minor: int
    patch: int
    before: str = ""

    def __str__(self) -> str:
        numbers = f"{self.major}.{self.minor}.{self.patch}"
        return f"{numbers}-{self.before}" if self.before else numbers

    @property
    def numbers(self) -> tuple[int, int, int]:
        return self.major, self.minor, self.patch

    def is_later_than(self, other: Version) -> bool:
        """Precedence as in section 11 of the standard."""
        return _rank(self) > _rank(other)


def read_version(text: str) -> Version | None:
    """A version as the standard has it, without build metadata; None for any other text."""
    found = _VERSION.match(text)
    if found and len(found[4] or "") > _LONGEST_BEFORE:
        return None
    return Version(int(found[1]), int(found[2]), int(found[3]), found[4] or "") if found else None


def guessed_version(text: str) -> Version | None:
    """The version that a text means, as far as it begins like one: “v2” is 2.0.0; None for “beta”."""
    found = _NUMBERS.match(text)
    if read := read_version(text):
        return read
    return Version(int(found[1]), int(found[2] or 0), int(found[3] or 0)) if found else None


def step_for(kind: str, published: Version) -> Step:
    """What a change asks for: `kind` is "breaking", "compatible" or "documentation"."""
    is_settled = published.major > 0
    if kind == "breaking":
        return "major" if is_settled else "minor"
    return "minor" if kind == "compatible" and is_settled else "patch"


def goes_far_enough(published: Version, now: Version, step: Step) -> bool:
    """Whether `now` is a later version, by at least such a step. From a beta every later version is."""
    if step == "none":
        return now == published or now.is_later_than(published)
    if not now.is_later_than(published):
        return False
    return bool(published.before) or now.numbers >= _raised(published, step).numbers


def next_version(published: Version, step: Step) -> Version:
    """The nearest version that goes far enough; the next beta after a beta."""
    if step == "none":
        return published
    if not published.before:
        return _raised(published, step)
    last = _LAST_NUMBER.match(published.before)
    before = f"{last[1]}{int(last[2]) + 1}" if last else f"{published.before}.1"
    return Version(*published.numbers, before if len(before) <= _LONGEST_BEFORE else "")


def _raised(version: Version, step: Step) -> Version:
    if step == "major":
        return Version(version.major + 1, 0, 0)
    if step == "minor":
        return Version(version.major, version.minor + 1, 0)
    return Version(version.major, version.minor, version.patch + 1)


def _rank(version: Version) -> tuple[tuple[int, int, int], bool, list[tuple[bool, int, str]]]:
    """Numbers first; without what stands behind a hyphen later; there numbers before words."""
    words = version.before.split(".") if version.before else []
    ranks = [(False, int(one), "") if one.isdecimal() else (True, 0, one) for one in words]
    return version.numbers, not version.before, ranks
