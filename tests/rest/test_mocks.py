"""Addresses of the mock, and deleted designs, through the REST API."""

from seedapp.designs.models import Design
from seedapp.traffic.models import KeptAnswer


def test_an_address_of_the_mock_is_opened_told_once_and_closed(editor, callers):
    made = editor.post("mocks", {}, Idempotency_Key="k1")
    again = editor.post("mocks", {}, Idempotency_Key="k1")
    secret = made.json()["urls"]["loans"].rstrip("/").split("/")[-2]

    assert (made.status_code, made.json()["revision"]) == (201, None)
    assert (again.status_code, again.json()["code"]) == (409, "told-once")
    assert secret not in KeptAnswer.objects.get().content
    assert secret not in editor.get("mocks").content.decode()
    assert callers.viewer.delete(made["Location"], If_Match="*").status_code == 403
    assert editor.delete(made["Location"], If_Match="*").status_code == 204
    assert editor.get("mocks").json()["items"] == []


def test_an_address_is_of_a_revision_of_this_design(editor):
    assert editor.post("mocks", {"revision": 99}).status_code == 404


def test_a_deleted_design_is_put_back_by_an_owner(callers, design):
    callers.owner.delete("", If_Match="*")
    [gone] = callers.owner.get("/api/v1/workspaces/shed/deleted-designs").json()["items"]

    back = callers.owner.post(f"/api/v1/workspaces/shed/deleted-designs/{gone['id']}/put-back")

    assert (back.status_code, back.json()["design"]) == (200, "tool-shed")
    assert Design.objects.get(pk=design.pk).actors.count() == 3
    assert callers.owner.get("/api/v1/workspaces/shed/deleted-designs").json()["items"] == []
