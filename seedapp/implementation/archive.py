"""Texts as one zip: the same texts give the same bytes, whenever and wherever it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from seedapp.core.file_names import safe_name

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o100644 << 16


def zipped(files: Mapping[str, str]) -> bytes:
    """A zip of texts by their path, in the order of the paths, dated 1980 as zips without a date are."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            archive.writestr(entry, files[path].encode("utf-8", "replace"))
    return packed.getvalue()


def file_names(keys: Iterable[str]) -> dict[str, str]:
    """A safe file name, without an ending, for each key; no two alike even where case does not count."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for key in keys:
        wanted = safe_name(key)
        name, number = wanted, 1
        while name.casefold() in taken:
            number += 1
            name = f"{wanted}-{number}"
        taken.add(name.casefold())
        names[key] = name
    return names
