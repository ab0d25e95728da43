"""What is on every answer, errors and redirects too: nothing is framed, sniffed, leaked or kept."""

import pytest
from django.test import Client

PROTECTING = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=()",
}


def _answers(team, at):
    owner = team.client(team.owner)
    owner.raise_request_exception = False
    return {
        "page": owner.get(at("actors")),
        "redirect to a slash": owner.get(at("actors").rstrip("/")),
        "not found": owner.get("/nowhere/"),
        "wrong host": owner.get("/", headers={"host": "elsewhere.test"}),
        "wrong method": owner.get(at("add_actor")),
        "refused for its role": team.client(team.viewer).post(at("add_actor")),
        "forged": Client(enforce_csrf_checks=True).post("/accounts/login/"),
        "sign in first": team.client().get(at("actors")),
        "REST API": owner.get("/api/v1/designs"),
        "REST API, stranger": team.client().get("/api/v1/designs"),
        "download": owner.get(at("export_design")),
    }


@pytest.mark.hostile(30)
@pytest.mark.parametrize("header", PROTECTING)
def test_every_answer_protects_its_reader(team, at, header):
    """Clickjacking, MIME sniffing, window.opener: headers on every answer."""
    lacking = [
        name
        for name, answer in _answers(team, at).items()
        if PROTECTING[header] not in answer.get(header, "")
    ]

    assert lacking == []


@pytest.mark.hostile(53)
def test_no_answer_may_be_kept_by_a_cache(team, at):
    """Private pages are not stored: not by proxies, and not for the next one at the same computer."""
    kept = {
        name: answer.get("Cache-Control", "")
        for name, answer in _answers(team, at).items()
        if "no-store" not in answer.get("Cache-Control", "")
    }

    assert kept == {}


def test_static_files_may_be_kept(client):
    assert "no-store" not in client.get("/static/css/base.css")["Cache-Control"]
