"""Forms and files beyond any use: refused with a sentence, and what was typed is shown again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse


@pytest.mark.hostile(17)
@pytest.mark.parametrize("length", [201, 10_000, 1_000_000])
def test_a_name_beyond_its_limit_is_refused_and_shown_again(length, editor, at, said):
    name = "n" * length

    answer = editor.post(at("add_actor"), {"name": name, "kind": "human"})

    assert answer.status_code == 422
    assert name in answer.content.decode()
    assert "200" in said(answer)


@pytest.mark.hostile(17)
@pytest.mark.parametrize("member", ["description", "needs"])
def test_a_text_of_a_megabyte_is_refused_and_shown_again(member, editor, at):
    text = "word " * 200_000

    answer = editor.post(at("add_actor"), {"name": "Rider", "kind": "human", member: text})

    assert answer.status_code == 422
    assert text.strip() in answer.content.decode()


@pytest.mark.hostile(54)
@pytest.mark.parametrize("door", ["page", "REST API"])
def test_ten_thousand_form_fields_are_refused(door, editor, design, at):
    fields = {f"f{number}": "x" for number in range(10_000)}
    address = at("add_actor")
    if door == "REST API":
        address = reverse("rest_actors", args=[design.workspace.slug, design.slug])
    before = design.actors.count()

    answer = editor.post(address, fields)

    assert 400 <= answer.status_code < 500
    assert design.actors.count() == before


@pytest.mark.hostile(54)
def test_a_thousand_files_are_refused(editor, team):
    files = {f"file{number}": SimpleUploadedFile(f"{number}.yaml", b"x") for number in range(1_000)}

    answer = editor.post(reverse("import_design", args=[team.workspace.slug]), files)

    assert answer.status_code == 400
    assert not team.workspace.designs.exists()


@pytest.mark.hostile(8, 54)
def test_a_file_of_thirty_megabytes_is_refused_by_name(editor, team, said):
    file = SimpleUploadedFile("big.yaml", b"a: " + b"x" * 30_000_000)

    answer = editor.post(reverse("import_design", args=[team.workspace.slug]), {"file": file})

    assert answer.status_code == 422
    assert "5 MB" in said(answer)
    assert not team.workspace.designs.exists()


@pytest.mark.hostile(17)
def test_a_name_that_looks_like_another_is_pointed_out_on_its_page(editor, at, said):
    for name in ("Poce", "\u0420\u043e\u0441\u0435"):
        editor.post(at("add_actor"), {"name": name, "kind": "human"})

    assert "looks like" in said(editor.get(at("actors")))
