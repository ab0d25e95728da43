"""Korean in Latin letters by the Revised Romanisation of 2000, with the sound changes between syllables."""

from __future__ import annotations

import unicodedata

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_INITIAL_SOUNDS = dict(
    zip(
        _INITIALS,
        ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"],
        strict=True,
    )
)
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"  # in the order of Unicode's medials
_VOWEL_SOUNDS = _VOWELS.split()
_FINALS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]
_CLUSTERS = {
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
_SOUND_OF_FINAL = {
    **dict.fromkeys("ㄱㄲㅋㄳㄺ", "k"),
    **dict.fromkeys("ㄴㄵㄶ", "n"),
    **dict.fromkeys("ㄷㅅㅆㅈㅊㅌㅎ", "t"),
    **dict.fromkeys("ㄹㄼㄽㄾㅀ", "l"),
    **dict.fromkeys("ㅁㄻ", "m"),
    **dict.fromkeys("ㅂㅍㅄㄿ", "p"),
    "ㅇ": "ng",
    "": "",
}
_NASAL = {"k": "ng", "t": "n", "p": "m"}
_ASPIRATED = {"ㄱ": "k", "ㄷ": "t", "ㅂ": "p", "ㅈ": "ch"}
_I, _YEO = 20, 6


def is_hangul(letter: str) -> bool:
    """Whether a character is a whole Hangul syllable."""
    return "가" <= letter <= "힣"


def ends_in_consonant(text: str) -> bool:
    """Whether the last Hangul syllable of a text has a final consonant."""
    return bool(text) and is_hangul(text[-1]) and (ord(text[-1]) - 0xAC00) % 28 != 0


def final_of(text: str) -> str:
    """The final consonant of a text's last Hangul syllable, "" without one."""
    return _parts(text[-1])[2] if text and is_hangul(text[-1]) else ""


def romanise(text: str) -> str:
    """`대관령` → `daegwallyeong`. Whatever is not a Hangul syllable stays as it is."""
    letters = unicodedata.normalize("NFC", text)
    sounds: list[str] = []
    carried = ""  # what the syllable before leaves at the start of this one
    for place, letter in enumerate(letters):
        if not is_hangul(letter):
            sounds.append(letter)
            carried = ""
            continue
        initial, vowel, final = _parts(letter)
        onset = carried or _INITIAL_SOUNDS[initial]
        following = letters[place + 1] if place + 1 < len(letters) else ""
        if following and is_hangul(following):
            coda, carried = _meeting(final, *_parts(following)[:2], _parts(following)[2])
        else:
            coda, carried = _SOUND_OF_FINAL[final], ""
        sounds.append(onset + _VOWEL_SOUNDS[vowel] + coda)
    return "".join(sounds)


def _parts(syllable: str) -> tuple[str, int, str]:
    number = ord(syllable) - 0xAC00
    return _INITIALS[number // 588], number % 588 // 28, _FINALS[number % 28]


def _meeting(final: str, initial: str, vowel: int, next_final: str) -> tuple[str, str]:
    """How a final and the initial after it sound: (end of this syllable, start of the next or "")."""
    if initial == "ㅇ":
        return _carried_over(final, vowel)
    if initial == "ㅎ":
        return _before_h(final, vowel, next_final)
    if final in ("ㅎ", "ㄶ", "ㅀ"):
        return _after_h(final, initial)
    return _assimilated(_SOUND_OF_FINAL[final], initial)


def _carried_over(final: str, vowel: int) -> tuple[str, str]:
    """A final before a vowel moves over: 백암 baegam; before i, d and t turn: 해돋이 haedoji."""
    if final in ("", "ㅇ"):
        return _SOUND_OF_FINAL[final], ""
    stays, moves = ("", final) if final not in _CLUSTERS else (_CLUSTERS[final][0], _CLUSTERS[final][1])
    rest = _SOUND_OF_FINAL[stays]
    if moves == "ㅎ":
        return ("", _INITIAL_SOUNDS[stays]) if stays else ("", "")
    if vowel == _I and moves in "ㄷㅌ":
        return rest, "j" if moves == "ㄷ" else "ch"
    return rest, _INITIAL_SOUNDS[moves]


def _before_h(final: str, vowel: int, next_final: str) -> tuple[str, str]:
    """Before h: 맞히다 machida; in nouns the h is kept: 묵호 mukho, 집현전 jiphyeonjeon."""
    stays, moves = ("", final) if final not in _CLUSTERS else (_CLUSTERS[final][0], _CLUSTERS[final][1])
    if vowel == _I and moves in ("ㄷ", "ㅈ"):
        return _SOUND_OF_FINAL[stays], "ch"
    if moves in _ASPIRATED and vowel in (_I, _YEO) and not next_final:
        return _SOUND_OF_FINAL[stays], _ASPIRATED[moves]
    if moves == "ㅎ":
        return _SOUND_OF_FINAL[stays], "h"
    return _SOUND_OF_FINAL[final], "h"


def _after_h(final: str, initial: str) -> tuple[str, str]:
    """After h: 좋고 joko, 많다 manta, 놓는 nonneun, 싫소 silso."""
    rest = {"ㅎ": "", "ㄶ": "n", "ㅀ": "l"}[final]
    if initial in _ASPIRATED:
        return rest, _ASPIRATED[initial]
    if initial == "ㅅ":
        return rest, "s"
    return _assimilated(rest or "t", initial)


def _assimilated(sound: str, initial: str) -> tuple[str, str]:
    """Consonant meets consonant: 백마 baengma, 종로 jongno, 신라 silla, 별내 byeollae."""
    if initial in "ㄴㅁ":
        if sound == "l" and initial == "ㄴ":
            return "l", "l"
        return _NASAL.get(sound, sound), _INITIAL_SOUNDS[initial]
    if initial == "ㄹ":
        if sound in ("n", "l"):
            return "l", "l"
        if sound:
            return _NASAL.get(sound, sound), "n"
    return sound, _INITIAL_SOUNDS[initial]
