"""An OpenAPI document is shown before it becomes a design."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from seedapp.designs.models import Design

DOCUMENTS = Path(__file__).parents[1] / "core" / "openapi_import" / "documents"


@pytest.fixture
def place(team):
    return f"/w/{team.workspace.slug}/"


def sent(client, place, content):
    return client.post(f"{place}import/", {"file": SimpleUploadedFile("a.yaml", content)})


def confirmed(client, place, page):
    form = page.context["form"]
    values = {"document": form.initial["document"], "once": form["once"].value()}
    return client.post(f"{place}import/openapi/", values)


def test_a_document_is_shown_and_nothing_saved(editor, place, said):
    page = sent(editor, place, (DOCUMENTS / "payments.yaml").read_bytes())

    text = said(page)
    assert page.status_code == 200
    assert "Tollgate Payments" in text and "POST /charges" in text
    assert not Design.objects.exists()


def test_what_is_different_and_what_has_no_form_is_named(editor, place, said):
    text = said(sent(editor, place, (DOCUMENTS / "payments.yaml").read_bytes()))

    assert "The schema “bank_account” is called BankAccount here" in text
    assert "/paths/~1charges/post/callbacks" in text


def test_the_shown_document_becomes_a_design(editor, place):
    answer = confirmed(editor, place, sent(editor, place, (DOCUMENTS / "payments.yaml").read_bytes()))

    assert editor.get(answer.url).status_code == 200
    assert Design.objects.get().services.get().name == "Tollgate Payments"


@pytest.mark.hostile(31)
def test_pressing_twice_imports_once(editor, place):
    page = sent(editor, place, (DOCUMENTS / "parking.yaml").read_bytes())
    confirmed(editor, place, page)
    confirmed(editor, place, page)

    assert Design.objects.count() == 1


@pytest.mark.hostile(16)
@pytest.mark.parametrize("packed", ["", "x", "eJz7", "AAAA"])
def test_a_broken_confirmation_leaves_nothing(packed, editor, place):
    answer = editor.post(f"{place}import/openapi/", {"document": packed})

    assert (answer.status_code, Design.objects.count()) == (422, 0)


@pytest.mark.hostile(14)
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"swagger: '2.0'", "This is Swagger 2.0; import takes OpenAPI 3.0 and 3.1."),
        (b"<!DOCTYPE html><html></html>", "an HTML page"),
        (b"openapi: 3.1.0\ninfo: {title: T}\npaths: {/a: {$ref: 'other.yaml'}}", "other.yaml"),
    ],
)
def test_another_file_is_refused_by_name(content, told, editor, place, said):
    page = sent(editor, place, content)

    assert page.status_code == 422
    assert told in said(page)


def test_a_file_of_another_kind_has_no_places_to_mend(editor, place, said):
    assert "Mend these places" not in said(sent(editor, place, b"swagger: '2.0'"))


def test_the_style_of_what_is_imported_is_called_as_in_the_settings(editor, place, said):
    page = sent(editor, place, (DOCUMENTS / "payments.yaml").read_bytes())

    assert "Style of the interface: Nothing added" in said(page)


@pytest.mark.hostile(19)
def test_an_imported_document_cannot_script_the_page(editor, place):
    text = b"openapi: 3.1.0\ninfo: {title: '<script>alert(1)</script>'}\npaths: {'/<script>': {get: {}}}"

    assert b"<script>alert(1)" not in sent(editor, place, text).content


def test_the_service_shows_what_of_its_document_has_no_form(editor, place, said):
    answer = confirmed(editor, place, sent(editor, place, (DOCUMENTS / "payments.yaml").read_bytes()))

    service = Design.objects.get().services.get()
    address = reverse("service", args=[*answer.url.strip("/").split("/")[1:], service.key])
    assert "termsOfService: https://tollgate.test/terms" in said(editor.get(address))
