"""The expected spellings are the examples of the Revised Romanisation itself."""

import unicodedata

import pytest

from seedapp.core.naming import romanise

SPELLINGS = """
구미 gumi 영동 yeongdong 백암 baegam 옥천 okcheon 합덕 hapdeok 호법 hobeop 월곶 wolgot 벚꽃 beotkkot
한밭 hanbat 구리 guri 설악 seorak 칠곡 chilgok 임실 imsil 울릉 ulleung 대관령 daegwallyeong
백마 baengma 종로 jongno 왕십리 wangsimni 별내 byeollae 신라 silla 해돋이 haedoji 같이 gachi
맞히다 machida 좋고 joko 놓다 nota 잡혀 japyeo 낳지 nachi 묵호 mukho 집현전 jiphyeonjeon
압구정 apgujeong 낙동강 nakdonggang 죽변 jukbyeon 낙성대 nakseongdae 합정 hapjeong 팔당 paldang
샛별 saetbyeol 울산 ulsan 독립문 dongnimmun 많이 mani 값이 gapsi 없다 eopda 닭 dak 여덟 yeodeol
"""
PAIRS = list(zip(SPELLINGS.split()[::2], SPELLINGS.split()[1::2], strict=True))


@pytest.mark.parametrize(("korean", "latin"), PAIRS)
def test_sounds_change_where_syllables_meet(korean, latin):
    assert romanise(korean) == latin


def test_decomposed_letters_read_like_composed_ones():
    assert romanise(unicodedata.normalize("NFD", "대관령")) == "daegwallyeong"


def test_other_letters_stay():
    assert romanise("A동 3") == "Adong 3"
