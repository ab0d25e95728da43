"""Which pages these are: an open page of another release is not patched with what this one renders."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from django.conf import settings


@cache
def release() -> str:
    """Changes with the templates and the scripts: pages of another release are not patched with these."""
    digest = sha256()
    for folder in (settings.BASE_DIR / "templates", settings.BASE_DIR / "static"):
        for path in sorted(one for one in folder.rglob("*") if one.suffix in {".html", ".js", ".css"}):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
