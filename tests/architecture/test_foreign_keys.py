"""Foreign keys point down the floors only. They are named in strings, so no import contract sees them."""

import pytest
from django.apps import apps

from .floors import floors, points_down


def room_of(model):
    """`seedapp.actors.models` → `actors`; nothing for a model that is not ours."""
    house, _, inside = model.__module__.partition(".")
    return inside.split(".")[0] if house == "seedapp" else ""


def links():
    """Each relation that one of our models stores: (model, field, model it points to)."""
    for model in apps.get_models(include_auto_created=True):
        if room_of(model):
            for field in model._meta.get_fields():
                if field.is_relation and field.concrete and field.related_model:
                    yield model, field, field.related_model


LINKS = [
    pytest.param(room_of(model), room_of(other), id=f"{model._meta.label}.{field.name}")
    for model, field, other in links()
    if room_of(other)
]


@pytest.mark.parametrize(("room", "other"), LINKS)
def test_a_relation_points_down_the_floors(room, other):
    assert points_down(room, other), f"{room} stands below {other} or beside it"


def test_the_relations_of_every_floor_are_looked_at():
    rooms = {parameters.values[0] for parameters in LINKS}

    assert {"feedback", "specification", "operations", "interactions", "job_stories", "actors"} <= rooms


def test_a_relation_up_or_beside_is_seen():
    assert not points_down("designs", "actors")
    assert not points_down("coach", "feedback")


def test_every_room_with_models_has_a_floor():
    assert {room_of(model) for model in apps.get_models() if room_of(model)} <= set(floors())
