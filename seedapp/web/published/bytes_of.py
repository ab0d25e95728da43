"""The bytes of published documents, as they are and packed: kept for a while, since they never change."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

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


_kept: OrderedDict[str, Bytes] = OrderedDict()
_lock = Lock()


def bytes_of(sha256: str, pk: int) -> Bytes:
    """Of the document with this hash and row; whoever may read it has been found out before."""
    with _lock:
        if sha256 in _kept:
            _kept.move_to_end(sha256)
            return _kept[sha256]
    plain = Document.objects.values_list("yaml", flat=True).get(pk=pk).encode()
    packed = gzip.compress(plain, mtime=0) if len(plain) >= _SMALLEST_PACKED else None
    found = Bytes(plain, packed if packed and len(packed) < len(plain) else None)
    with _lock:
        _kept[sha256] = found
        while sum(one.size_bytes for one in _kept.values()) > MOST_KEPT_BYTES and len(_kept) > 1:
            _kept.popitem(last=False)
    return found


def forget() -> None:
    with _lock:
        _kept.clear()
