"""The Korean catalogue: it knows every sentence of the sources, and says nothing that they do not."""

import io
import re

import pytest

from scripts.extraction import calls_in_python
from scripts.messages import DOMAINS, catalogue_path, merged, read_catalogue, untranslated, written

LANGUAGE = "ko"
HANGUL = re.compile(r"[가-힣]")
PLACE = re.compile(r"%\(\w+\)[sd]|\{\}|<a href=|</a>")

# What Korean leaves as it is: names of formats, products and methods.
SAME = re.compile(r"^[A-Z]\w*( [\d.]+)?$|^(a )?JSON Schema$|^SEED Workbench$")


def catalogue(domain):
    return read_catalogue(catalogue_path(LANGUAGE, domain), LANGUAGE)


def forms(text):
    return [text] if isinstance(text, str) else list(text)


@pytest.fixture(params=sorted(DOMAINS))
def domain(request):
    return request.param


def test_the_catalogue_holds_just_the_sentences_of_the_sources(domain):
    def keys(messages):
        return {(message.context, message.id) for message in messages if message.id}

    assert keys(catalogue(domain)) == keys(DOMAINS[domain]()), "run: make messages"


def test_every_sentence_is_translated(domain):
    assert [message.id for message in untranslated(catalogue(domain))] == []


def test_no_translation_is_a_guess(domain):
    assert [message.id for message in catalogue(domain) if message.fuzzy and message.id] == []


def test_the_places_of_a_sentence_are_those_of_its_translation(domain):
    def places(text):
        return sorted(set(PLACE.findall(text)))

    astray = {
        message.id: message.string
        for message in catalogue(domain)
        for string in forms(message.string)
        if message.id and places(string) != places(forms(message.id)[-1])
    }

    assert astray == {}


def test_the_translations_are_korean(domain):
    english = [
        message.id
        for message in catalogue(domain)
        for string in forms(message.string)
        if message.id and not HANGUL.search(string) and re.search(r"[A-Za-z]{2}", PLACE.sub("", string))
    ]

    assert [one for one in english if not SAME.search(forms(one)[0])] == []


def test_sentences_of_templates_leave_no_particle_open(domain):
    """Pairs such as 을(를) are settled in sentences of core; a template shows its own as they are."""
    left_open = [
        message.string
        for message in catalogue(domain)
        if any(place.startswith("templates/") for place, _line in message.locations)
        for string in forms(message.string)
        if re.search(r"은\(는\)|이\(가\)|을\(를\)|와\(과\)|\(으\)로|\(이\)라", string)
    ]

    assert left_open == []


def test_gathering_twice_changes_no_byte(domain, tmp_path):
    copy = tmp_path / f"{domain}.po"
    copy.write_bytes(catalogue_path(LANGUAGE, domain).read_bytes())

    first = written(merged(copy, LANGUAGE, DOMAINS[domain]()))
    copy.write_bytes(first)

    assert written(merged(copy, LANGUAGE, DOMAINS[domain]())) == first


def test_the_catalogue_names_no_time_and_no_line(domain):
    text = catalogue_path(LANGUAGE, domain).read_text("utf-8")

    assert "Date" not in text.split("\n\n")[0]
    assert not re.search(r"^#: .*:\d+", text, flags=re.M)


def test_python_is_read_into_f_strings_and_with_plurals():
    source = b'f"{_(\'One\')}"; ngettext("two", "twos", n); say(N_("Three" " parts")); _(four); other("Five")'

    found = list(calls_in_python(io.BytesIO(source), ["_", "ngettext", "N_"]))

    assert {(function, texts) for _line, function, texts, _comments in found} == {
        ("_", ("One",)),
        ("ngettext", ("two", "twos", None)),
        ("N_", ("Three parts",)),
    }
