"""What lies around a design and matters to the coach: other designs' actors, published documents."""

from __future__ import annotations

from seedapp.actors.models import Actor
from seedapp.core.coach import Surroundings
from seedapp.designs.models import Design
from seedapp.specification.parsed import document_in
from seedapp.specification.published import latest_documents

from .take import as_actor


def surroundings_of(design: Design) -> Surroundings:
    """Three queries: the actors of the workspace's other designs, and the latest published documents."""
    others = Actor.objects.filter(design__workspace_id=design.workspace_id).exclude(design=design)
    published = latest_documents(design).values_list("service_key", "yaml")
    return Surroundings(
        other_actors=tuple(as_actor(row) for row in others),
        published={key: document_in(text) for key, text in published},
    )
