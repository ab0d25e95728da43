"""Threads that were settled before they had states, and revisions before they knew their services' rows."""

import json
import sqlite3

from tests.feedback.test_link_migration import insert, migrate


def test_settled_thread_stays_resolved_with_who_when_and_what(tmp_path):
    database = tmp_path / "seed.sqlite3"
    migrate(database, "feedback", "0006")
    with sqlite3.connect(database) as rows:
        insert(rows, "workspaces_workspace", id=1)
        insert(rows, "designs_design", id=1, workspace_id=1)
        insert(rows, "designs_service", id=5, design_id=1, key="loans", layer="microservice")
        insert(rows, "specification_revision", id=1, design_id=1, identities='{"jobs": {"J1": "x"}}')
        insert(rows, "specification_document", id=1, revision_id=1, service_id=5, service_key="loans")
        insert(rows, "feedback_round", id=7, revision_id=1)
        told = {"round_id": 7, "anchor_kind": "document", "anchor": "loans"}
        insert(rows, "feedback_thread", id=1, **told, resolved_by_name="", resolution="")
        settled = {"resolved_at": "2026-03-04", "resolved_by_name": "Gil", "resolution": "Renamed."}
        insert(rows, "feedback_thread", id=2, **told, **settled)

    migrate(database)

    with sqlite3.connect(database) as rows:
        assert rows.execute("SELECT id, state FROM feedback_thread ORDER BY id").fetchall() == [
            (1, "open"),
            (2, "resolved"),
        ]
        [(thread, state, name, note, at)] = rows.execute(
            "SELECT thread_id, state, author_name, note, at FROM feedback_turn"
        )
        assert (thread, state, name, note, at[:10]) == (2, "resolved", "Gil", "Renamed.", "2026-03-04")
        [(identities,)] = rows.execute("SELECT identities FROM specification_revision")
        assert json.loads(identities) == {"jobs": {"J1": "x"}, "services": {"loans": "5"}}
