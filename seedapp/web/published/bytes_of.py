"""The bytes of published documents, as they are and packed: kept for a while, since they never change."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

from seedapp.remembered import Remembered
from seedapp.specification.models import Document

MOST_KEPT_BYTES = 32_000_000
_SMALLEST_PACKED = 200


@dataclass(frozen=True)
class Bytes:
    """`packed` by gzip; None where that saves nothing."""

    plain: bytes
    packed: bytes | None

    @property
    def size_bytes(self) -> int:
        return len(self.plain) + len(self.packed or b"")


_kept: Remembered[str, Bytes] = Remembered(MOST_KEPT_BYTES, lambda one: one.size_bytes)


def bytes_of(sha256: str, pk: int) -> Bytes:
    """Of the document with this hash and row; whoever may read it has been found out before."""
    return _kept.made(sha256, lambda: _read(pk))


def forget() -> None:
    _kept.forget()


def _read(pk: int) -> Bytes:
    plain = Document.objects.values_list("yaml", flat=True).get(pk=pk).encode()
    packed = gzip.compress(plain, mtime=0) if len(plain) >= _SMALLEST_PACKED else None
    return Bytes(plain, packed if packed and len(packed) < len(plain) else None)
