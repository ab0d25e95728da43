"""Prepared queries give what the ORM gives, whatever they were asked before."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.db.models.signals import post_init, pre_init
from django.test.utils import CaptureQueriesContext

from seedapp.accounts.models import Token
from seedapp.accounts.token_changes import make_token
from seedapp.designs.models import Design
from seedapp.prepared.asking import Asked, Prepared
from seedapp.prepared.cursors import prepared_cursor
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


def test_rows_along_a_way_back_come_each_by_itself(team, design):
    mine = Design.objects.filter(slug=Asked("slug"), workspace__members__user_id=Asked("user"))
    query = Prepared(lambda: mine.order_by(), "workspace", "workspace__members")

    found, workspace, member = query.first_rows(slug=design.slug, user=team.viewer.pk)

    assert (found, workspace) == (design, team.workspace)
    assert (member.user_id, member.role) == (team.viewer.pk, "viewer")
    assert query.first_rows(slug=design.slug, user=team.outsider.pk) is None


def test_nothing_happens_when_a_row_is_made_of_what_is_stored():
    """Else a prepared row would be another than the ORM's: it is made without asking."""
    ours = [one for one in apps.get_models() if one.__module__.startswith("seedapp.")]

    assert [one for one in ours if one.__init__ is not Model.__init__ or "from_db" in vars(one)] == []
    assert not any(signal.has_listeners(one) for signal in (pre_init, post_init) for one in ours)


def test_what_is_asked_again_is_planned_once(design):
    with prepared_cursor() as cursor:
        for number in range(10):
            cursor.execute("SELECT slug FROM designs_design WHERE id = %s OR id = %s", [design.pk, -number])
            assert cursor.fetchone() == (design.slug,)
        if connection.vendor == "postgresql":
            cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%%OR id = $2'")
            assert cursor.fetchone()[0] >= 1
