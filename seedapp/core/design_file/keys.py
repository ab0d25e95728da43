"""The keys of a design file: they stand in addresses and targets."""

from __future__ import annotations

from seedapp.core.wording import N_, say

from .reader import KEY_LIMIT, Entry


def read_key(entry: Entry, kind: str, name: str = "key", limit: int = KEY_LIMIT) -> str:
    key = plain_key(entry, name, limit)
    entry.report.define(kind, key, entry.line_of(name), entry.place(name))
    return key


def plain_key(entry: Entry, name: str, limit: int) -> str:
    """A key stands in addresses and targets: it may not hold what parts those."""
    key = entry.text(name, required=True, limit=limit)
    if key in (".", ".."):
        entry.fault(
            say(N_("“%(key)s” cannot be a key. Use letters, digits and hyphens."), key=key),
            entry.line_of(name),
            name,
        )
    if found := set(key) & set("/#:\\\n\t"):
        entry.fault(
            say(
                N_("“%(key)s” may not hold “%(mark)s”. Use letters, digits and hyphens."),
                key=key,
                mark=min(found),
            ),
            entry.line_of(name),
            name,
        )
    return key
