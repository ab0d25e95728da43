"""What lies around a design and matters to the coach: other designs' actors, published documents."""

from __future__ import annotations

from seedapp.actors.models import Actor
from seedapp.core.coach import Surroundings
from seedapp.designs.models import Design
from seedapp.specification.frozen import frozen_document
from seedapp.specification.published import latest_documents

from .take import as_actor


def surroundings_of(design: Design) -> Surroundings:
    """Three queries: the actors of the workspace's other designs, and the latest published documents.

    Texts of documents are read where they are not remembered.
    """
    others = Actor.objects.filter(design__workspace_id=design.workspace_id).exclude(design=design)
    published = list(latest_documents(design).values_list("service_key", "pk", "sha256"))
    return Surroundings(
        other_actors=tuple(as_actor(row) for row in others),
        published={key: frozen_document(pk, sha256) for key, pk, sha256 in published},
        digests={key: sha256 for key, _pk, sha256 in published},
    )
