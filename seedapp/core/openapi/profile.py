"""House styles of an interface: what a generated document does where the guides disagree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Profile:
    """`idempotency_keys`: POST takes an `Idempotency-Key` header (an Internet-Draft of the IETF).

    `entity_tags`: what can be changed returns `ETag` and takes `If-Match`.
    """

    name: str
    limit_parameter: str = "limit"
    cursor_parameter: str = "cursor"
    items_property: str = "items"
    next_cursor_property: str = "next_cursor"
    default_limit: int = 20
    greatest_limit: int = 100
    idempotency_keys: bool = False
    entity_tags: bool = False


REST = Profile("rest")
