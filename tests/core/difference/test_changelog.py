"""A difference as Markdown: what breaks first, whom it touches, and nothing that people wrote is markup."""

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from seedapp.core.design import Actor, Field
from seedapp.core.difference.changelog import Edition, escaped, to_markdown
from seedapp.core.difference.whole import difference_of, difference_of_documents
from tests.core.openapi.clinic import CLINIC, JOBS, OPERATIONS, TYPES

WAITING = replace(
    CLINIC, actors=(Actor("patient", "Patient"),), jobs=(replace(JOBS[0], actor="patient"), *JOBS[1:])
)
EDITION = Edition("Clinic", "Revision 1", "Revision 2")


def with_visit(*fields):
    """The clinic with other fields of the type Visit."""
    return replace(WAITING, types=(replace(TYPES[0], fields=fields), *TYPES[1:]))


def moved(path):
    """The clinic with its list of visits elsewhere."""
    listing = replace(OPERATIONS[0], http=replace(OPERATIONS[0].http, path=path))
    return replace(WAITING, operations=(listing, *OPERATIONS[1:]))


def changelog(new, translate=str):
    return to_markdown(difference_of(WAITING, new), EDITION, translate)


def test_nothing_changed_is_said():
    assert changelog(WAITING) == ("# What changed in Clinic\n\nRevision 1 → Revision 2\n\nNothing changed.\n")


def test_a_changelog_says_what_breaks_what_to_do_and_whom_it_touches():
    text = changelog(with_visit(*TYPES[0].fields[1:]))

    assert "## Visits 1.2.0\n\n### Breaking: clients must change\n" in text
    assert "“Visit.visit\\_id” is gone from what clients receive. Manage without it." in text
    assert (
        "  *Touches J1 “I wake up with a fever,” of Patient; T1 “the front desk is asked for a visit”.*"
        in text
    )
    assert "\n## People affected\n\n- Patient: J1\n- T1\n" in text


def test_a_moved_operation_stands_in_its_own_section():
    text = changelog(moved("/appointments"))

    assert (
        "### Moved: clients must call elsewhere\n\n"
        "- GET /visits moved to GET /appointments. Send requests there.\n"
    ) in text
    assert "### Breaking" not in text


def test_breaking_changes_come_before_all_others():
    new = with_visit(*TYPES[0].fields[1:], Field("colour", description="Of the form."))
    text = changelog(new)

    assert text.index("### Breaking") < text.index("### Compatible") < text.index("## In the design")


def test_a_change_of_the_design_says_how_much_of_the_contract_follows():
    text = changelog(with_visit(*TYPES[0].fields[1:]))

    assert (
        "- “visit\\_id” (uuid) was removed from “Visit”.\n"
        "  Changes of the contract that follow: 1, breaking: 1.\n"
    ) in text


def test_versions_are_in_the_headline():
    newer = replace(WAITING, services=(replace(WAITING.services[0], version="2.0.0"),))

    assert "## Visits 1.2.0 → 2.0.0" in changelog(newer)


def test_a_service_that_is_new_is_said_to_be():
    more = replace(
        WAITING,
        services=(*WAITING.services, replace(WAITING.services[0], key="more", name="More")),
        operations=(*OPERATIONS, replace(OPERATIONS[1], service="more", uid="u9")),
    )

    assert "## More 1.2.0, new\n\n### Compatible" in changelog(more)


def test_a_changelog_is_spoken_in_the_language_of_the_reader():
    german = {"What changed in %(title)s": "Was sich an %(title)s geändert hat"}

    text = changelog(moved("/a"), lambda template: german.get(template, template))

    assert text.startswith("# Was sich an Clinic geändert hat")


def test_documents_name_the_stories_that_they_know_by_key():
    def paths(path):
        operation = {"x-seed-uid": "u", "x-seed-jobs": ["J7"], "responses": {}}
        return {"openapi": "3.1.1", "info": {"title": "Visits"}, "paths": {path: {"get": operation}}}

    text = to_markdown(difference_of_documents(paths("/a"), paths("/b")), Edition("Visits"))

    assert "*Touches J7.*" in text


HOSTILE = [
    "---", "# heading", "- item", "+ item", "1. one", "12) twelve", "> quote", "`code`", "```fence", "*em*",
    "_em_", "[text](javascript:alert(1))", "![picture](http://x.test/p.png)", "<script>alert(1)</script>",
    "<!-- no -->", "a\n\n# heading", "a\r\n- item", "| a | b |", "]]>", "&lt;b&gt;", "http://x.test",
    "www.x.test", "a@x.test", "~~gone~~", "\\*", "[ref]: http://x.test", "$x$", "a\u2028b", "===",
    "<http://x.test>", "@everyone",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_wrote_stays_text_in_markdown(text):
    """In a list item and in a heading, as a reader with tables, strikethrough and linkify sees it."""
    reader = MarkdownIt("gfm-like", {"linkify": False})
    for line in (f"- {escaped(text)}", f"# {escaped(text)}"):
        html = reader.render(line)
        inner = html.replace("<ul>", "").replace("</ul>", "").replace("<li>", "").replace("</li>", "")
        assert "<" not in inner.replace("<h1>", "").replace("</h1>", "")
        words = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
        shown = inner.replace("<h1>", "").replace("</h1>", "").strip()
        assert (
            shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
            == words
        )


def test_a_whole_changelog_of_hostile_names_has_no_html_of_theirs():
    bad = "x](http://x.test) <img src=x onerror=alert(1)> # `a`"
    new = replace(
        WAITING,
        title=bad,
        actors=(Actor("patient", bad),),
        jobs=(replace(WAITING.jobs[0], when=bad), *JOBS[1:]),
    )
    html = MarkdownIt("commonmark").render(changelog(new))

    assert "<img" not in html
    assert "<a " not in html
    assert "<code>" not in html
