"""What the verdicts that hold say together: who approves which operation, and who asks for changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .holding import Holding

APPROVE, REQUEST_CHANGES = "approve", "request-changes"
END_USER, CLIENT_DEVELOPER = "end-user", "client-developer"


@dataclass(frozen=True)
class Stands:
    """The verdicts that hold for one operation, and those that lapsed for it."""

    holding: tuple[Holding, ...] = ()
    lapsed: tuple[Holding, ...] = ()

    def is_approved_from(self, perspective: str) -> bool:
        return any(
            one.given.judgement == APPROVE and one.given.perspective == perspective for one in self.holding
        )

    @property
    def against(self) -> tuple[Holding, ...]:
        return tuple(one for one in self.holding if one.given.judgement == REQUEST_CHANGES)


@dataclass(frozen=True)
class Standing:
    """An edition's verdicts, and by the uid of each operation what stands for it, in the edition's order."""

    number: int
    holdings: tuple[Holding, ...]
    by_operation: Mapping[str, Stands]

    def approves(self, perspective: str) -> bool:
        """Whether approvals from a perspective hold for every operation, or the whole where there is none."""
        if self.by_operation:
            return not self.unapproved(perspective)
        return bool(self.saying(APPROVE, perspective))

    def unapproved(self, perspective: str) -> tuple[str, ...]:
        """The operations that nobody approves from a perspective."""
        return tuple(
            uid for uid, stands in self.by_operation.items() if not stands.is_approved_from(perspective)
        )

    def saying(self, judgement: str, perspective: str = "") -> tuple[Holding, ...]:
        """The verdicts that say so of the whole or of anything in it, from a perspective or from any."""
        return tuple(
            one
            for one in self.holdings
            if one.given.judgement == judgement
            and perspective in ("", one.given.perspective)
            and (one.holds or not self.by_operation)
        )

    @property
    def against(self) -> tuple[Holding, ...]:
        """Who asks for changes."""
        return self.saying(REQUEST_CHANGES)

    def has_looked(self, perspective: str) -> bool:
        """Whether somebody gave a verdict from a perspective that still holds for something."""
        return any(
            one.given.perspective == perspective and (one.holds or one.origin == self.number)
            for one in self.holdings
        )


def standing_of(number: int, contents: Mapping[str, str], holdings: Iterable[Holding]) -> Standing:
    """`contents` and `holdings` are those of one edition."""
    held, gone = defaultdict[str, list[Holding]](list), defaultdict[str, list[Holding]](list)
    found = tuple(holdings)
    for one in found:
        for uid in one.holds:
            held[uid].append(one)
        for uid in one.lapsed:
            gone[uid].append(one)
    by_operation = {uid: Stands(tuple(held[uid]), tuple(gone[uid])) for uid in contents}
    return Standing(number, found, by_operation)
