"""A design whose every word is an attack: harmless on every page and in every file, and never lost."""

import dataclasses
import html
import json
import re
from html.parser import HTMLParser

import pytest
import yaml
from django.urls import reverse

from seedapp.core import design_file, openapi
from seedapp.snapshot.take import take
from tests.access.conftest import design, laid_out, own_copy, stage, team
from tests.access.pages import PAGES, Page
from tests.conftest import SAMPLE

__all__ = ["design", "laid_out", "own_copy", "stage", "team"]

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)> x{{7*7}}x {% csrf_token %} ]]> --- : # `"
PROSE = {
    "name", "title", "summary", "description", "when", "want", "so", "needs", "pains", "behaviours", "note",
    "outcome", "reason",
}  # fmt: skip
GET_PAGES = [page for page in PAGES if page.method == "GET"]


def _attacked(value, member=""):
    """The same design with ATTACK behind each text that people write; keys and types stay."""
    if dataclasses.is_dataclass(value):
        changed = {
            one.name: _attacked(getattr(value, one.name), one.name)
            for one in dataclasses.fields(value)
            if one.init and not (one.name == "name" and type(value).__name__ in {"Field", "DataType"})
        }
        return dataclasses.replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(_attacked(one, member) for one in value)
    is_prose = isinstance(value, str) and member in PROSE and value
    return f"{value} {ATTACK}"[: 200 if member in {"name", "title"} else None] if is_prose else value


@pytest.fixture(scope="module")
def sample():
    return _attacked(design_file.load(SAMPLE.read_text()))


class _Acting(HTMLParser):
    """What of a page would run: scripts without our nonce, handlers, addresses that are code."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        is_ours = named.get("nonce") or named.get("src", "").startswith("/")
        if tag == "script" and not is_ours and named.get("type") != "application/json":
            self.found.append((tag, named))
        for name, value in named.items():
            code = re.sub(r"[\s\x00-\x20]", "", value or "").casefold()
            if name.startswith("on") or (
                name in {"href", "src", "action", "formaction"}
                and code.startswith(("javascript:", "data:text", "vbscript:"))
            ):
                self.found.append((tag, named))


def _acting(text):
    reader = _Acting()
    reader.feed(text)
    return reader.found


@pytest.mark.parametrize(
    "text", [ATTACK, '<a href="java\nscript:alert(1)">', '<form action="data:text/html,x">', "<b onclick=a>"]
)
def test_a_page_that_would_run_it_is_seen(text):
    assert _acting(f"<p>{text}</p>")


@pytest.mark.hostile(6, 19)
@pytest.mark.parametrize("page", GET_PAGES, ids=str)
def test_no_page_runs_or_renders_what_people_wrote(page, stage):
    answer = stage.answer(page, "guest" if page.needs == "guest" else "owner")

    if "html" not in answer.get("Content-Type", ""):
        return
    text = answer.content.decode()
    assert _acting(text) == []
    assert "x49x" not in text
    assert "<script>alert" not in text


@pytest.mark.hostile(19)
def test_the_words_stay_the_words(stage):
    shown = stage.answer(Page("actor", "GET", "editor", 200, {"key": "weekend-builder"}), "owner")

    assert ATTACK in html.unescape(shown.content.decode())


@pytest.mark.hostile(10, 21)
def test_the_exported_file_still_means_the_same(stage, sample):
    exported = stage.answer(Page("export_design", "GET", "viewer", 200), "viewer").content

    assert design_file.load(exported).actors == sample.actors


@pytest.mark.hostile(21)
@pytest.mark.parametrize("service", ["loans", "tools"])
def test_every_reader_of_the_document_reads_the_same_words(sample, service):
    document = openapi.document(sample, service)

    read = yaml.safe_load(openapi.to_yaml(document))

    assert read == json.loads(json.dumps(document))
    assert ATTACK in json.dumps(read, ensure_ascii=False)


@pytest.mark.hostile(22)
@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "CON", 'a"; filename="b', "a\r\nSet-Cookie: a=b", "..", "нет", "x" * 200]
)
def test_a_title_makes_a_safe_file_name(title, team):
    """Whatever the title, the header is one line and names a file of its own folder."""
    owner = team.client(team.owner)
    owner.post(reverse("add_design", args=[team.workspace.slug]), {"title": title, "language": "en"})
    made = team.workspace.designs.latest("pk")

    answer = owner.get(reverse("export_design", args=[team.workspace.slug, made.slug]))

    name = re.fullmatch(r'attachment; filename="([^"\r\n/\\]+)"', answer["Content-Disposition"])[1]
    assert not name.startswith(".")
    assert name.partition(".")[0].upper() not in {"CON", "NUL", "AUX", "PRN"}
    assert "Set-Cookie" not in answer or "a=b" not in answer["Set-Cookie"]
    assert take(made).title == re.sub(r"[\r\n]+", " ", title).strip()
