"""Everything as one zip: what is in it, that it is harmless, and the same every time."""

import csv
import io
import zipfile
from dataclasses import replace

import pytest
from django.utils import translation
from openapi_spec_validator import validate

from seedapp.core import design_file, openapi
from seedapp.core.design import Interaction, JobStory
from seedapp.core.yaml_text import load_plain
from seedapp.designs.models import Design
from seedapp.implementation.archive import file_names, zipped
from seedapp.implementation.bundle import Bundle, Picture, files_of
from seedapp.implementation.stories import stories_as_markdown
from seedapp.interactions.models import Interaction as InteractionRow
from seedapp.operations.models import Operation


@pytest.fixture
def unpacked(viewer, at):
    """Downloads the bundle: its texts by path."""

    def get(**query):
        with zipfile.ZipFile(io.BytesIO(viewer.get(at("bundle"), query).content)) as archive:
            return {name: archive.read(name).decode() for name in archive.namelist()}

    return get


@pytest.mark.django_db
def test_bundle_of_a_draft_holds_everything(unpacked, sample):
    files = unpacked()

    assert "no revision of it has been published yet" in files["README.md"]
    assert design_file.load(files["design.seed.yaml"]) == sample
    assert "<svg" in files["diagrams/find-and-borrow.svg"]
    assert files["diagrams/find-and-borrow.puml"].startswith("@startuml")
    assert "**J1**" in files["job-stories.md"]
    for service in ("shed-api", "loans", "tools"):
        for ending in ("3.1.yaml", "3.1.json", "3.0.yaml", "3.0.json"):
            validate(load_plain(files[f"specifications/{service}/openapi-{ending}"]))


@pytest.mark.django_db
def test_readme_names_every_file(unpacked):
    files = unpacked()

    assert [name for name in files if name != "README.md" and f"`{name}`" not in files["README.md"]] == []


@pytest.mark.django_db
def test_same_design_gives_the_same_bytes(viewer, at):
    assert viewer.get(at("bundle")).content == viewer.get(at("bundle")).content


@pytest.mark.django_db
def test_zip_is_a_private_download_with_a_safe_name(viewer, at):
    answer = viewer.get(at("bundle"))

    assert answer["Content-Disposition"] == 'attachment; filename="tool-shed.zip"'
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_diagram_that_cannot_be_drawn_becomes_a_note(unpacked, design):
    InteractionRow.objects.filter(design=design).update(plantuml="@startuml\n!include /etc/passwd\n@enduml")

    files = unpacked()
    assert "diagrams/find-and-borrow.svg" not in files
    assert files["diagrams/find-and-borrow-not-drawn.txt"].startswith("Line 2: ")


@pytest.mark.django_db
def test_published_revision_is_taken_as_it_was_published(unpacked, published, design):
    frozen = published.documents.get(service_key="loans").yaml
    Operation.objects.filter(key="startLoan").update(http_path="/borrowings")

    files = unpacked(revision="1")
    assert files["specifications/loans/openapi-3.1.yaml"] == frozen
    assert files["design.seed.yaml"] == published.design_file
    assert "This is revision 1, published on" in files["README.md"]
    assert "changed since revision 1" in unpacked()["README.md"]


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["2", "x", "-1", "٣", "9" * 30])
def test_revision_that_is_not_there_is_not_found(viewer, at, published, number):
    assert viewer.get(at("bundle"), {"revision": number}).status_code == 404


@pytest.mark.django_db
def test_files_speak_the_language_of_the_design(viewer, design, at, unpacked):
    viewer.cookies["django_language"] = "ko"
    with translation.override("en"):  # the next test reads English again
        own = unpacked()["README.md"]
        Design.objects.filter(pk=design.pk).update(language="ko")
        korean = unpacked()["README.md"]

    assert "## What is what" in own
    assert "## What is what" not in korean


@pytest.mark.hostile(20)
def test_cells_of_the_matrix_are_neutralised(sample):
    job = replace(sample.jobs[0], want="=HYPERLINK(1)")
    files = files_of(Bundle(replace(sample, jobs=(job,)), {}))

    rows = list(csv.reader(io.StringIO(files["matrix.csv"].removeprefix("\ufeff"))))
    assert rows[1][1] == "'=HYPERLINK(1)"


@pytest.mark.hostile(21)
def test_story_cannot_break_out_of_its_line(sample):
    job = JobStory(
        "J9", "customer", "nobody", when="# x\n# y", want="<b>*bold*</b> [a](javascript:b)", so="- z"
    )
    text = stories_as_markdown(replace(sample, jobs=(job,)))

    line = next(line for line in text.splitlines() if "J9" in line)
    assert line == (
        r"- **J9** When \# x \# y, I want to \<b\>\*bold\*\</b\> \[a\](javascript:b), so that \- z."
    )


def test_korean_stories_keep_their_own_words(sample):
    job = JobStory("J1", "customer", "", when="비가 오면", want="우산을 빌리고 싶다", so="젖지 않는다")
    text = stories_as_markdown(replace(sample, language="ko", jobs=(job,)))

    assert "비가 오면 → 우산을 빌리고 싶다 → 젖지 않는다" in text


@pytest.mark.hostile(22)
def test_names_of_files_never_leave_the_folder_and_never_meet(sample):
    keys = ("../../etc/passwd", "CON", "a b", "A-B", "안녕", "인사")
    interactions = tuple(Interaction(key, key, plantuml="@startuml\n@enduml") for key in keys)
    pictures = {key: Picture(svg="<svg/>") for key in keys}
    files = files_of(Bundle(replace(sample, interactions=interactions), {}, pictures))

    drawn = [path for path in files if path.startswith("diagrams/")]
    assert len({path.casefold() for path in drawn}) == 2 * len(keys)
    assert not any(".." in path or path.count("/") > 1 for path in drawn)


def test_names_of_files_are_told_apart_by_numbers():
    assert file_names(["a b", "A B", "a-b"]) == {"a b": "a-b", "A B": "A-B-2", "a-b": "a-b-3"}


def test_zip_does_not_depend_on_the_order_or_the_clock():
    assert zipped({"a": "1", "b": "2"}) == zipped({"b": "2", "a": "1"})
    entry = zipfile.ZipFile(io.BytesIO(zipped({"a": "1"}))).infolist()[0]
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)


def test_pure_bundle_needs_no_drawing(sample):
    files = files_of(Bundle(sample, {"loans": openapi.document(sample, "loans")}))

    assert "diagrams/find-and-borrow.puml" in files
    assert "specifications/loans/openapi-3.0.json" in files
