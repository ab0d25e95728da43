"""Drawings are kept by the hash of their source, and never more than a few."""

from datetime import timedelta

import pytest
from django.utils import timezone

from seedapp.interactions import drawings
from seedapp.interactions.models import Drawing

TEXT = "@startuml\napp -> api: findTools\n@enduml\n"
pytestmark = pytest.mark.django_db


def test_a_diagram_becomes_an_svg():
    drawing = drawings.drawing_of(TEXT)

    assert drawing.svg.startswith("<svg")
    assert "findTools" in drawing.svg
    assert drawings.problem_of(drawing) is None


def test_the_same_text_is_drawn_once():
    drawings.drawing_of(TEXT)
    Drawing.objects.update(svg="<svg>the kept one</svg>")

    assert drawings.drawing_of(TEXT).svg == "<svg>the kept one</svg>"


def test_light_and_dark_are_two_drawings():
    light = drawings.drawing_of(TEXT)
    dark = drawings.drawing_of(TEXT, dark=True)

    assert light.pk != dark.pk
    assert light.svg != dark.svg


def test_a_preprocessor_line_is_refused_with_its_number_before_anything_is_drawn():
    drawing = drawings.drawing_of("@startuml\n!include /etc/passwd\napp -> api: x\n@enduml")

    assert drawing.svg == ""
    assert drawing.line == 2
    assert "!include /etc/passwd" in str(drawings.problem_of(drawing))


def test_a_problem_is_kept_as_a_sentence_that_can_be_translated():
    text = "@startuml\n!include 100 %(sure)s\n@enduml"

    drawings.drawing_of(text)
    sentence = drawings.problem_of(drawings.drawing_of(text))

    said = sentence.spoken(lambda template: template.replace("are refused", "werden abgelehnt"))
    assert said.startswith("Preprocessor lines werden abgelehnt: !include 100 %(sure)s.")


def test_a_problem_of_the_moment_is_not_kept(monkeypatch):
    monkeypatch.setenv("SEED_PLANTUML_SERVER", "http://127.0.0.1:9/plantuml")  # nobody listens there

    drawing = drawings.drawing_of(TEXT)

    assert drawings.problem_of(drawing)
    assert not Drawing.objects.exists()


def test_the_oldest_drawings_go_when_there_are_too_many(monkeypatch):
    monkeypatch.setattr(drawings, "MOST_DRAWINGS", 3)

    names = [drawings.drawing_of(f"{TEXT}'{number}").pk for number in range(5)]

    assert set(Drawing.objects.values_list("pk", flat=True)) == set(names[2:])


def test_the_oldest_drawings_go_when_they_are_too_large_together(monkeypatch):
    one = drawings.drawing_of(TEXT)
    monkeypatch.setattr(drawings, "MOST_CHARACTERS", one.size * 2 + 10)

    names = [drawings.drawing_of(f"{TEXT}'{number}").pk for number in range(3)]

    assert set(Drawing.objects.values_list("pk", flat=True)) == set(names[1:])


def test_drawings_of_last_month_go():
    old = drawings.drawing_of(TEXT)
    Drawing.objects.update(drawn_at=timezone.now() - drawings.KEPT_FOR - timedelta(days=1))

    drawings.drawing_of(TEXT + "'")

    assert not Drawing.objects.filter(pk=old.pk).exists()
