"""Prepared queries give what the ORM gives, whatever they were asked before."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seedapp.accounts.models import Token
from seedapp.accounts.token_changes import make_token
from seedapp.designs.models import Design
from seedapp.prepared.asking import Asked, Prepared
from seedapp.prepared.looking import has, highest

pytestmark = pytest.mark.django_db


def of_each_field(row):
    return {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}


def test_a_row_is_read_as_the_orm_reads_it(design):
    found = Prepared(lambda: Design.objects.filter(slug=Asked("slug"))).first(slug=design.slug)

    assert of_each_field(found) == of_each_field(Design.objects.get(pk=design.pk))
    assert (found._state.adding, found._state.db) == (False, "default")


def test_what_is_asked_next_is_another_row(design, empty_design):
    query = Prepared(lambda: Design.objects.filter(slug=Asked("slug")))

    assert [query.first(slug=one.slug) for one in (design, empty_design)] == [design, empty_design]
    assert query.first(slug="no-such") is None


def test_a_row_that_it_refers_to_comes_along_in_one_query(team):
    token, _secret = make_token(team.editor, name="CI", scope="read")
    query = Prepared(lambda: Token.objects.filter(sha256=Asked("sha256")), "user")

    with CaptureQueriesContext(connection) as asked:
        found = query.first(sha256=token.sha256)
        assert of_each_field(found.user) == of_each_field(type(found.user)(**of_each_field(team.editor)))

    assert len(asked) == 1


def test_a_text_is_asked_for_as_it_stands(design):
    query = Prepared(lambda: Design.objects.filter(slug=Asked("slug")))

    assert query.first(slug="' OR '1' = '1") is None


def test_whether_there_is_a_row_and_the_highest_of_a_column(design, empty_design):
    actors = design.actors.order_by("position")

    assert has(actors.model, design=design.pk, key=actors[0].key)
    assert not has(actors.model, design=empty_design.pk, key=actors[0].key)
    assert highest(actors.model, "position", design=design.pk) == actors.last().position
    assert highest(actors.model, "position", design=empty_design.pk) is None
