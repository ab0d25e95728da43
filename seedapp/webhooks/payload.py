"""The body of a message, version 1: JSON, the same bytes at every attempt."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from seedapp.designs.models import Design
from seedapp.history.models import Change
from seedapp.workspaces.models import Workspace

from .models import Delivery

VERSION = 1
MOST_BYTES = 256 * 1024
_SECRET_COLUMNS = ("sha256", "token", "secret")


def body_of(delivery: Delivery) -> bytes:
    """What is sent for a delivery. Of a change too large to send, `before` and `after` are left out."""
    body = _as_json(_message(delivery))
    if len(body) > MOST_BYTES:
        body = _as_json(_message(delivery, whole=False))
    return body


def _message(delivery: Delivery, whole: bool = True) -> dict[str, Any]:
    change = delivery.change
    return {
        "version": VERSION,
        "id": delivery.message_id,
        "type": delivery.topic,
        "timestamp": _second(change.at if change else delivery.at),
        "data": _data(delivery.webhook.workspace, change, whole) if change else _test(delivery),
    }


def _test(delivery: Delivery) -> dict[str, Any]:
    return {"workspace": delivery.webhook.workspace.slug, "test": True}


def _data(workspace: Workspace, change: Change, whole: bool) -> dict[str, Any]:
    return {
        "workspace": workspace.slug,
        "design": _design(change),
        "number": change.number,
        "by": change.by_name,
        "target": change.target,
        "thing": change.thing,
        "row_version": change.row_version,
        "title": change.title,
        "before": _told(change, change.before) if whole else None,
        "after": change.after if whole else None,
        "left_out": [] if whole else ["before", "after"],
    }


def _design(change: Change) -> dict[str, Any] | None:
    if change.design_id < 0:
        return None
    design = Design.objects.filter(pk=change.design_id).only("slug", "title").first()
    return {
        "id": change.design_id,
        "slug": design.slug if design else None,
        "title": design.title if design else None,
    }


def _told(change: Change, before: Any) -> Any:
    """What was there before. Of the rows that a deletion keeps, the columns of the deleted thing itself."""
    if not isinstance(before, dict) or "rows" not in before:
        return before
    own = next((row for row in before["rows"] if f"{row['model']}:{row['pk']}" == change.thing), None)
    fields = own["fields"] if own else {}
    return {name: value for name, value in fields.items() if not name.endswith(_SECRET_COLUMNS)}


def _second(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _as_json(message: dict[str, Any]) -> bytes:
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"), cls=DjangoJSONEncoder)
    return text.encode("utf-8", "replace")
