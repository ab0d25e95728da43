"""Step 5 in the browser: the document to read, its YAML, and the files."""

import html
import io
import json
import re
import zipfile
from collections import OrderedDict
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openapi_spec_validator import validate

from seedapp.core.yaml_text import load_plain
from seedapp.operations.models import Operation
from seedapp.snapshot.restore import restore
from seedapp.web.specification import problems

pytestmark = pytest.mark.django_db


@pytest.fixture
def reads(viewer, at):
    """Opens the page as a viewer: `reads(service="loans", show="yaml")`."""
    return lambda **query: viewer.get(at("specification"), query)


def test_page_opens_with_the_first_service_that_has_operations(reads, said):
    text = said(reads())

    assert "Tool shed – Loans" in text
    assert "Borrow a tool" in text


def test_operation_is_read_with_inputs_answers_and_failures(reads, said):
    text = said(reads(service="loans"))

    assert "tool_id string (uuid)" in text
    assert "The tool is lent and no longer free." in text
    assert "201 The tool is lent and no longer free. StartLoanResponse" in text
    assert "409 Conflict: the tool is already lent." in text


def test_operation_leads_to_its_stories_its_form_and_its_binding(reads, at):
    page = reads(service="loans").content.decode()

    assert f'href="{at("job_stories")}#job-J2"' in page
    assert f'href="{at("operation", "loans", "startLoan")}"' in page
    assert f'href="{at("binding", "loans", "startLoan")}"' in page


def test_types_are_shown_once_and_referred_to(reads):
    page = reads(service="tools").content.decode()

    assert page.count('id="schema-Tool"') == 1
    assert 'href="#schema-Tool"' in page


def test_service_without_operations_says_where_to_begin(reads, said):
    assert "Nothing is asked of this service yet" in said(reads(service="shed-api"))


def test_design_without_services_says_where_to_begin(team, viewer, empty_design, said):
    page = viewer.get(f"/w/{team.workspace.slug}/{empty_design.slug}/specification/")

    assert "No service yet" in said(page)


def test_unknown_service_is_not_found(reads):
    assert reads(service="nobody").status_code == 404


def test_outsider_finds_nothing(team, at):
    stranger = team.client(team.outsider)

    for address in (at("specification"), at("document", "loans"), at("download"), at("bundle")):
        assert stranger.get(address).status_code == 404


def test_hostile_words_stay_words(design, reads):
    Operation.objects.filter(key="startLoan").update(
        name="<script>alert(1)</script>", description="[x](javascript:alert(1)) <img src=x onerror=alert(1)>"
    )

    for show in ("document", "yaml"):
        page = reads(service="loans", show=show).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert 'href="javascript:' not in page


def test_yaml_view_marks_keys_and_keeps_every_letter(reads, viewer, at):
    page = reads(service="loans", show="yaml")

    assert "<b>openapi</b>: 3.1" in page.content.decode()
    shown = re.search(r'<code id="yaml">(.*)</code></pre>', page.content.decode(), re.S)[1]
    plain = viewer.get(at("document", "loans")).content.decode()
    assert html.unescape(re.sub("</?b>", "", shown)) == plain


def test_operations_without_a_tag_have_a_title_too(design, reads, said):
    Operation.objects.filter(service__design=design).update(openapi={"tags": []})

    page = reads(service="loans")
    assert "In this document The operations" in said(page)


@pytest.mark.parametrize("show", ["document", "yaml", "problems"])
def test_page_opens_whatever_was_overridden(design, reads, show):
    Operation.objects.filter(key="startLoan").update(openapi={"parameters": 5, "responses": 7, "tags": [{}]})

    assert reads(service="loans", show=show).status_code == 200


def test_service_of_which_no_document_can_be_made_says_so(design, reads, said, viewer, at, monkeypatch):
    def broken(*args, **options):
        raise ValueError("an override that nobody thought of")

    monkeypatch.setattr("seedapp.core.openapi.document", broken)
    monkeypatch.setattr("seedapp.core.coach.design_reading.document", broken)
    monkeypatch.setattr("seedapp.coach.looking._readings", OrderedDict())

    assert "No document can be made of Loans (ValueError)" in said(reads(service="loans"))
    file = viewer.get(at("document", "loans"))
    assert file.status_code == 409
    assert "Look at what was overridden last." in file.content.decode()


@pytest.fixture
def crowded(team, sample):
    """A design whose loans have more operations than are read at once."""
    pattern = next(one for one in sample.operations if one.service == "loans")
    many = tuple(
        replace(pattern, key=f"startLoan{n}", uid="", name=f"Borrow tool {n}", messages=())
        for n in range(problems.MOST_AT_ONCE + 1)
    )
    return restore(replace(sample, title="Crowd", operations=many), team.workspace, by=team.owner)


@pytest.fixture
def reads_crowd(viewer, crowded):
    address = f"/w/{crowded.workspace.slug}/{crowded.slug}/specification/"
    return lambda headers=None, **query: viewer.get(address, {"service": "loans", **query}, headers=headers)


def test_large_document_lists_every_operation_and_opens_them_one_by_one(reads_crowd, said):
    page, alone = said(reads_crowd()), said(reads_crowd(operation="startLoan7"))

    assert "Borrow tool 61" not in page
    assert "Borrow tool 60" in page
    assert "Who borrows it." not in page
    assert "Who borrows it." in alone


def test_piece_of_a_large_document_comes_without_the_page_around_it(reads_crowd):
    htmx = {"HX-Request": "true"}
    operation = reads_crowd(headers=htmx, operation="startLoan7").content.decode()
    type_ = reads_crowd(headers=htmx, type="Problem").content.decode()

    assert operation.strip().startswith('<div class="doc-body"')
    assert type_.strip().startswith('<div class="doc-body" id="schema-Problem"')


def test_more_operations_need_no_more_queries(reads, reads_crowd):
    reads(), reads_crowd()
    with CaptureQueriesContext(connection) as few:
        reads(service="loans")
    with CaptureQueriesContext(connection) as many:
        reads_crowd()

    assert len(many) == len(few)


def test_operation_that_is_not_there_is_not_found(reads_crowd):
    assert reads_crowd(operation="nothing").status_code == 404


@pytest.mark.parametrize("openapi", ["3.1", "3.0"])
@pytest.mark.parametrize("format_", ["yaml", "json"])
def test_download_is_a_valid_document(viewer, at, openapi, format_):
    answer = viewer.get(at("document", "loans"), {"openapi": openapi, "format": format_, "download": "1"})

    assert answer["Content-Disposition"].endswith(f'loans-openapi-{openapi}.{format_}"')
    text = answer.content.decode()
    document = json.loads(text) if format_ == "json" else load_plain(text)
    assert document["openapi"].startswith(openapi)
    validate(document)


def test_document_is_plain_text_in_the_browser(viewer, at):
    answer = viewer.get(at("document", "loans"))

    assert answer["Content-Type"].startswith("text/plain")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Content-Disposition" not in answer


def test_unknown_version_says_which_there_are(viewer, at):
    answer = viewer.get(at("document", "loans"), {"openapi": "2.0"})

    assert answer.status_code == 400
    assert "openapi=3.1 or 3.0" in answer.content.decode()


def test_all_documents_come_in_one_zip(viewer, design, at):
    answer = viewer.get(at("download"))

    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert len(names) == 4 * design.services.count() + 2
    assert {"loans/openapi-3.1.yaml", "arazzo.yaml", "arazzo.json"} <= set(names)
