"""Keys for new things of a design."""

from __future__ import annotations

from django.db.models import Model

from seedapp.core.naming.free_keys import free_key
from seedapp.prepared.looking import has

from .models import Design


def free_key_in(design: Design, model: type[Model], name: str) -> str:
    """A key made of the name that no such thing of the design has; all are read only where it is taken."""
    key = free_key(name, (), design.glossary)
    if not has(model, design=design.pk, key=key):
        return key
    taken = model._default_manager.filter(design=design).values_list("key", flat=True)
    return free_key(name, set(taken), design.glossary)
