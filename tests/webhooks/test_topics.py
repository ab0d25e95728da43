"""Every verb of the journal is a topic with words of its own, and the reference is up to date."""

import ast
import re
from pathlib import Path

from seedapp.webhooks.reference import webhooks_reference
from seedapp.webhooks.topics import TOPICS, wants

HOUSE = Path(__file__).resolve().parents[2] / "seedapp"
VERB = re.compile(r"[a-z_]+\.[a-z_]+")
WRITERS = re.compile(r"(_?record|remove|reorder)$")


def verbs_written():
    """The verbs in calls that write to the journal: `verb="…"`, or a text that looks like one."""
    for path in sorted(HOUSE.glob("*/**/*.py")):
        if path.relative_to(HOUSE).parts[0] in {"core", "webhooks"}:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from _verbs_in(node)


def _verbs_in(call):
    named = [one.value for one in call.keywords if one.arg == "verb"]
    writes = WRITERS.search(ast.unparse(call.func))
    for one in [*named, *(call.args if writes else [])]:
        for part in ast.walk(one):
            if isinstance(part, ast.Constant) and VERB.fullmatch(str(part.value)):
                yield part.value


def test_every_verb_of_the_journal_is_documented():
    verbs = set(verbs_written())

    assert len(verbs) > 30
    assert verbs - set(TOPICS) == set()


def test_what_can_be_deleted_can_come_back_and_both_are_documented():
    removed = {verb for verb in TOPICS if verb.endswith(".removed")}

    assert removed
    assert {verb.replace(".removed", ".put_back") for verb in removed} <= set(TOPICS)


def test_the_reference_is_up_to_date_and_names_every_topic():
    page = HOUSE.parent / "docs" / "reference" / "webhooks.md"
    text = webhooks_reference()

    assert page.read_text("utf-8") == text, "Run: python -m scripts.write_reference"
    assert [topic for topic in TOPICS if f"`{topic}`" not in text] == []


def test_no_topics_means_all_of_them_and_what_is_no_topic_is_never_sent():
    assert wants([], "actors.added")
    assert wants(["actors.added"], "actors.added")
    assert not wants(["actors.added"], "actors.edited")
    assert not wants([], "webhooks.added")
    assert not wants(["webhooks.added"], "webhooks.added")
