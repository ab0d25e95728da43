"""Published documents as plain values: each is read once, since what is published never changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any

from seedapp.core.yaml_text import load_plain

MOST_KEPT_CHARACTERS = 4_000_000
_kept: OrderedDict[str, Mapping[str, Any]] = OrderedDict()
_lock = Lock()


def document_in(text: str) -> Mapping[str, Any]:
    """The document of a published text, for reading only: whoever asks next gets the same one.

    Reading takes a second for a thousand operations, and each page of a design looks at what was published.
    """
    with _lock:
        if text in _kept:
            _kept.move_to_end(text)
            return _kept[text]
    found: Mapping[str, Any] = load_plain(text)
    with _lock:
        _kept[text] = found
        while len(_kept) > 1 and sum(map(len, _kept)) > MOST_KEPT_CHARACTERS:
            _kept.popitem(last=False)
    return found
