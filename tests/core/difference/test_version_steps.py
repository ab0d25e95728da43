"""What the version of a document must do: the step, a version that would do, and the reason."""

from hashlib import sha256

import pytest

from seedapp.core.difference.version_steps import Published, version_step
from seedapp.core.openapi import to_yaml
from seedapp.core.versions import read_version


def document(version, *paths, title="Bikes"):
    answer = {"200": {"description": "OK"}}
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": version},
        "paths": {path: {"get": {"operationId": path.strip("/"), "responses": answer}} for path in paths},
    }


def published(version, *paths, **more):
    return Published(version, to_yaml(document(version, *paths, **more)))


def step(now, *paths, after=(), used=None, **more):
    return version_step(now, document(now, *paths, **more), after, used)


def test_the_first_document_may_have_any_version():
    found = step("0.1.0", "/bikes")
    assert (found.kind, found.needed, found.suggested, found.refused) == ("first", "none", "0.1.0", None)


def test_the_same_document_keeps_its_version():
    found = step("1.2.0", "/bikes", after=[published("1.2.0", "/bikes")])
    assert (found.kind, found.needed, found.refused) == ("unchanged", "none", None)


def test_the_same_document_may_go_on():
    assert step("1.2.1", "/bikes", after=[published("1.2.0", "/bikes")]).refused is None


@pytest.mark.parametrize(
    ("was", "kind", "paths", "more", "suggested"),
    [
        ("1.2.3", "breaking", (), {}, "2.0.0"),
        ("0.2.3", "breaking", (), {}, "0.3.0"),
        ("1.2.3", "compatible", ("/bikes", "/locks"), {}, "1.3.0"),
        ("0.2.3", "compatible", ("/bikes", "/locks"), {}, "0.2.4"),
        ("1.2.3", "documentation", ("/bikes",), {"title": "Bicycles"}, "1.2.4"),
    ],
)
def test_a_changed_document_needs_its_step(was, kind, paths, more, suggested):
    found = step(was, *paths, after=[published(was, "/bikes")], **more)
    assert (found.kind, found.suggested) == (kind, suggested)
    assert suggested in str(found.refused)
    assert step(suggested, *paths, after=[published(was, "/bikes")], **more).refused is None


def test_a_break_is_refused_with_what_breaks():
    found = step("1.3.0", after=[published("1.2.3", "/bikes")])
    assert str(found.refused).startswith("Clients of 1.2.3 break: ")
    assert "GET /bikes" in str(found.refused)


def test_a_version_that_does_is_left_as_it_is():
    found = step("3.0.0", after=[published("1.2.3", "/bikes")])
    assert (found.suggested, found.refused) == ("3.0.0", None)


def test_an_earlier_version_is_refused_even_with_nothing_changed():
    found = step("1.1.9", "/bikes", after=[published("1.2.0", "/bikes")])
    assert "comes before" in str(found.refused) and found.suggested == "1.2.0"


def test_what_is_no_version_is_refused():
    found = step("two", "/bikes")
    assert "no version" in str(found.refused) and read_version(found.suggested)


def test_a_version_that_was_withdrawn_is_not_given_to_other_content():
    found = step(
        "2.0.0", "/locks", after=[published("1.0.0", "/bikes")], used={"1.0.0": "…", "2.0.0": "other"}
    )
    assert "published before" in str(found.refused) and found.suggested == "2.0.1"


def test_the_same_bytes_may_come_back_under_their_version():
    used = {"1.0.0": sha256(to_yaml(document("1.0.0", "/bikes")).encode()).hexdigest()}
    assert step("1.0.0", "/bikes", used=used).refused is None


def test_a_beta_is_compared_with_what_was_settled_before_it():
    after = [published("1.3.0-beta", "/locks"), published("1.2.0", "/bikes")]
    found = step("1.3.0", "/locks", "/keys", after=after)
    assert found.suggested == "2.0.0" and "break" not in str(found.changes)


def test_what_was_published_before_versions_were_looked_at_can_be_gone_on_from():
    assert step("v2", "/locks", after=[published("v2", "/bikes")]).suggested == "3.0.0"


def test_documents_too_deep_to_compare_still_need_another_version():
    deep = {}
    for _ in range(200):
        deep = {"a": deep}
    changed = {**document("1.0.0", "/bikes"), "x-deep": deep}
    assert version_step("1.0.0", changed, [published("1.0.0", "/bikes")]).suggested == "1.0.1"
