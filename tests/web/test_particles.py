"""Korean particles after values that are only known when the sentence is spoken."""

import pytest
from django.utils import translation

from seedapp.core.wording import say
from seedapp.web.particles import with_fitting_particles
from seedapp.web.wording import spoken


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("자전거을(를) 빌린다", "자전거를 빌린다"),
        ("“대여점”은(는) 질의입니다", "“대여점”은 질의입니다"),
        ("통근자와(과) 수리공이(가)", "통근자와 수리공이"),
        ("서울(으)로, 부산(으)로, 대구(으)로", "서울로, 부산으로, 대구로"),
        ("상태 404이(가) 새로 생겼습니다", "상태 404가 새로 생겼습니다"),
        ("201(으)로 답합니다", "201로 답합니다"),
        ("“예약”(이)라는 액터", "“예약”이라는 액터"),
    ],
)
def test_a_particle_fits_the_sound_before_it(written, read):
    assert with_fitting_particles(written) == read


def test_behind_latin_letters_both_particles_stay():
    assert with_fitting_particles("startRental은(는) 행위입니다") == "startRental은(는) 행위입니다"


def test_a_sentence_of_core_is_spoken_with_the_particle_of_its_value():
    sentence = say(
        "“%(name)s” is a query with an expected outcome. Clear it, or make it an action.", name="조회"
    )

    with translation.override("ko"):
        assert spoken(sentence).startswith("“조회”는 기대 결과가 있는 질의입니다.")
