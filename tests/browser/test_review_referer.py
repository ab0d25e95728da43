"""What Chromium really sends as `Referer` from pages behind a link: never the link, to us or to others."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.urls import reverse

from seedapp.core import coach
from seedapp.feedback import changes
from seedapp.snapshot.take import take
from seedapp.specification.changes import publish

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.hostile(25)]


@pytest.fixture
def elsewhere():
    """Another site on this machine: (its address, the Referer of each request to it)."""
    came_from = []

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            came_from.append(self.headers.get("Referer", ""))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<title>Elsewhere</title>")

        def log_message(self, *_told):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", came_from
        server.shutdown()


@pytest.fixture
def ann(team, design, elsewhere):
    """The secret of the link of Ann, to a round whose introduction links to another site."""
    value = take(design)
    revision = publish(design, value=value, findings=coach.check(value), by=team.owner)
    intro = f"Read [what others do]({elsewhere[0]}) first."
    round_, _none = changes.open_round(
        revision, by=team.editor, intro=intro, questions=["Would you use it?"], for_many=False
    )
    [(_link, token)] = changes.make_links(round_, by=None, people=[changes.Person("Ann", "end-user")])
    return token


def test_no_referer_holds_the_link(live_server, new_page, ann, elsewhere):
    page = new_page()
    sent = []
    page.context.on(
        "request", lambda request: sent.append((request.url, request.all_headers().get("referer", "")))
    )

    def at(name):
        return live_server.url + reverse(name, args=[ann])

    def press(name):
        with page.expect_navigation():
            page.get_by_role("button", name=name, exact=True).click()

    page.goto(at("review"))
    press("Begin")
    page.get_by_label("Would you use it?").fill("Yes")
    press("Send my answers")
    page.goto(at("review_contract"))
    page.goto(at("review_goals"))
    page.goto(at("review") + "nothing/here/")  # a page of faults
    page.get_by_role("link", name="To my designs").click()
    page.wait_for_url("**/")
    page.goto(at("review_goals"))
    with page.context.expect_event("response", lambda response: response.url == elsewhere[0]):
        page.get_by_role("link", name="what others do").first.click()

    assert len(elsewhere[1]) >= 1
    assert not any(ann in one for one in elsewhere[1])
    told = [one for _address, one in sent if one]
    assert told, "this browser says nowhere where it comes from: the test would see nothing"
    assert not any(ann in one for one in told)
    assert any(ann in address for address, _one in sent)
