"""Korean where people read it: pages, the coach, scripts, and the switch in the header."""

import json
import re

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import translation

from scripts.messages import compile_catalogues
from seedapp.core import coach
from seedapp.snapshot.take import take
from seedapp.specification.changes import publish
from seedapp.web.undo import hangs
from seedapp.web.wording import spoken

ROW_ADDED = json.dumps("행을 추가했습니다")


@pytest.fixture(scope="session", autouse=True)
def compiled():
    """The catalogues as this checkout has them."""
    compile_catalogues()
    from django.utils.translation import trans_real

    trans_real._translations.clear()


@pytest.fixture
def korean(team):
    browser = team.client(team.editor)
    browser.cookies["django_language"] = "ko"
    return browser


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("actors", "액터"),
        ("job_stories", "잡 스토리"),
        ("interactions", "상호작용"),
        ("operations", "질의와 행위"),
        ("specification", "명세"),
        ("feedback", "피드백"),
        ("implementation", "구현"),
    ],
)
def test_each_step_speaks_korean(korean, design, page, title):
    answer = korean.get(reverse(page, args=[design.workspace.slug, design.slug]))

    assert '<html lang="ko"' in answer.content.decode()
    assert title in answer.content.decode()


def test_the_front_door_speaks_korean_to_a_korean_browser(client, db):
    page = client.get("/", headers={"accept-language": "ko"}).content.decode()

    assert "코딩하기 전에 서비스를 설계하세요." in page
    assert "Design the service before anyone codes it." not in page


def test_signing_in_speaks_korean(client, db):
    page = client.get(reverse("account_login"), headers={"accept-language": "ko"}).content.decode()

    assert "로그인" in page


def test_the_switch_in_the_header_changes_the_language_and_stays_on_the_page(team, design):
    browser = team.client(team.viewer)
    here = reverse("actors", args=[design.workspace.slug, design.slug])
    before = browser.get(here).content.decode()

    answer = browser.post(reverse("set_language"), {"language": "ko", "next": here})

    assert f'action="{reverse("set_language")}"' in before
    assert f'name="next" value="{here}"' in before
    assert answer["Location"] == here
    assert '<html lang="ko"' in browser.get(here).content.decode()


def test_the_coach_advises_in_korean(design):
    design.actors.filter(key="tool-owner").update(needs=[], pains=[], behaviours=[])
    finding = next(one for one in coach.check(take(design)) if one.target == "actor:tool-owner")

    with translation.override("ko"):
        said = spoken(finding.sentence)

    assert said == "Tool owner에 아직 필요, 불편, 행동이 없습니다. 직접 보거나 들은 것을 하나 추가하세요."


def test_advice_on_a_page_is_korean(korean, design):
    design.actors.filter(key="tool-owner").update(needs=[], pains=[], behaviours=[])

    page = korean.get(reverse("actors", args=[design.workspace.slug, design.slug])).content.decode()

    assert "아직 필요, 불편, 행동이 없습니다" in page


def test_scripts_get_their_sentences_in_korean(client):
    catalogue = client.get(reverse("javascript_catalog"), headers={"accept-language": "ko"})

    assert ROW_ADDED in catalogue.content.decode()


def test_scripts_get_english_without_a_catalogue(client):
    catalogue = client.get(reverse("javascript_catalog"), headers={"accept-language": "en"})

    assert ROW_ADDED not in catalogue.content.decode()
    assert "gettext" in catalogue.content.decode()


def test_what_hangs_on_a_thing_is_counted_in_the_readers_language(korean, design):
    page = korean.get(reverse("actor", args=[design.workspace.slug, design.slug, "weekend-builder"]))

    assert "잡 스토리 2개" in page.content.decode()


def test_whatever_can_hang_on_a_thing_has_words():
    rooms = (
        "designs",
        "actors",
        "job_stories",
        "interactions",
        "operations",
        "specification",
        "feedback",
        "coach",
    )
    labels = [one._meta.label for room in rooms for one in apps.get_app_config(room).get_models()]
    never = {"designs.Design", "interactions.Drawing"}

    with translation.override("ko"):
        said = hangs([(label, 1) for label in labels if label not in never])

    assert all(re.search("[가-힣]", one) for one in said)


def test_a_downloaded_changelog_settles_its_particles(korean, team, design):
    value = take(design)
    publish(design, value=value, findings=coach.check(value), by=team.owner, note="")
    design.actors.filter(key="weekend-builder").update(name="주말 목수")
    here = reverse("download_comparison", args=[design.workspace.slug, design.slug])

    changelog = korean.get(here, {"from": "1", "to": "now"}).content.decode()

    assert "액터 “주말 목수”의 이름이 바뀌었습니다: “Weekend builder” → “주말 목수”" in changelog


def test_an_impact_as_a_table_settles_its_particles(korean, design):
    design.actors.filter(key="weekend-builder").update(name="주말 목수")
    here = reverse("impact", args=[design.workspace.slug, design.slug])

    table = korean.get(here, {"of": "actor:weekend-builder", "format": "csv"}).content.decode()

    assert "주말 목수가 들려준 스토리입니다." in table


def test_the_query_of_an_address_is_no_question(korean, design):
    page = korean.get(reverse("binding", args=[design.workspace.slug, design.slug, "tools", "findFreeTools"]))

    assert "도출됨: 쿼리" in page.content.decode()
    assert "도출됨: 질의" not in page.content.decode()
