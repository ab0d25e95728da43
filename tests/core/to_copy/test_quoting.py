"""Whatever stands in an example arrives as it was written: the shell, Python and Node are asked for real."""

import ast
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedapp.core.to_copy import FILE, Form, Json, Raw, Request, as_curl, as_javascript, as_python

from . import running

NASTY = [
    "it's", 'a "quote"', "$HOME `id` $(id)", "back\\slash \\n", "two\nlines\r\n", "\ttab", "{{ x }} {% y %}",
    "@/etc/passwd", "<@file", "-- --help", "나무 🌳", "\u2028\u2029", "</script>", "\x7f\x1b[0m", "${x}",
    "!!", "%41%00", "'; rm -rf / #", "\\'", "",
]  # fmt: skip
BODY = {
    "words": NASTY,
    "__proto__": {"polluted": 1},
    "constructor": "x",
    "nothing": None,
    "flags": [True, False],
    "numbers": [0, -1, 2.5, 1e-7, 9007199254740991],
    "empty": {},
    "none": [],
    'it\'s a "key"': 1,
}
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def echo():
    server, kept = running.start()
    yield kept
    server.shutdown()
    server.server_close()


def sent(echo, request):
    """What arrives when a request is sent by each program that can send it."""
    arrived = []
    for write, run in ((as_python, running.by_python), (as_javascript, running.by_node)):
        run(write(request))
        arrived.append(echo.arrived)
    return arrived


def test_a_body_of_json_arrives_as_it_is(echo):
    request = Request("POST", f"{echo.url}/loans", (("X-Words", 'it\'s "so" $HOME'),), Json(BODY))

    for arrived in sent(echo, request):
        assert (arrived["method"], arrived["path"]) == ("POST", "/loans")
        assert json.loads(arrived["body"]) == BODY
        assert arrived["headers"]["content-type"] == "application/json"
        assert arrived["headers"]["x-words"] == 'it\'s "so" $HOME'


def test_curl_is_given_each_value_as_one_word():
    request = Request(
        "PUT", "https://a.test/x?q=it%27s", (("X-Words", "it's $HOME"), ("X-None", "")), Json(BODY)
    )

    words = running.by_shell(as_curl(request))

    assert words[:4] == ["--globoff", "--request", "PUT", "https://a.test/x?q=it%27s"]
    assert words[4:10] == [
        "--header", "X-Words: it's $HOME", "--header", "X-None;",
        "--header", "Content-Type: application/json",
    ]  # fmt: skip
    assert words[10] == "--data-raw"
    assert json.loads(words[11]) == BODY


@given(values)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_json_survives_the_shell(value):
    words = running.by_shell(as_curl(Request("POST", "https://a.test/", (), Json(value))))

    assert json.loads(words[-1]) == value


@given(values)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_json_is_python(value):
    code = as_python(Request("POST", "https://a.test/", (), Json(value)))
    call = ast.parse(code).body[1].value

    assert ast.literal_eval(next(one.value for one in call.keywords if one.arg == "json")) == value


@given(st.lists(values, max_size=12))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_json_is_javascript(listed):
    written = [as_javascript(Request("POST", "https://a.test/", (), Json(one))) for one in listed]
    fetch = "async (url, { body }) => (bodies.push(body), new Response())"
    before = f"const bodies = [];\nglobalThis.fetch = {fetch};\n"
    before += "const { log } = console;\nconsole.log = () => {};\n"
    blocks = "".join(f"{{\n{one}}}\n" for one in written)
    said = running.by_node(f"{before}{blocks}log(JSON.stringify(bodies));\n")

    assert [json.loads(one) for one in json.loads(said)] == listed


def test_numbers_beyond_those_of_javascript_keep_their_digits(echo):
    request = Request("POST", f"{echo.url}/", (), Json({"id": 12345678901234567890}))

    for arrived in sent(echo, request):
        assert json.loads(arrived["body"]) == {"id": 12345678901234567890}


def test_a_form_arrives_in_its_parts(echo):
    request = Request("POST", f"{echo.url}/", (), Form((("words", "it's\n@x"), ("more", "<b>"))))

    for arrived in sent(echo, request):
        parts = running.form_parts(arrived)
        assert parts["words"].replace(b"\r\n", b"\n") == b"it's\n@x"
        assert parts["more"] == b"<b>"


def test_curl_takes_no_text_of_a_form_for_the_name_of_a_file():
    words = running.by_shell(
        as_curl(Request("POST", "https://a.test/", (), Form((("a", "@x"), ("b", FILE)))))
    )

    assert words[-4:] == ["--form-string", "a=@x", "--form", "b=@FILE"]


def test_a_text_is_sent_as_it_stands(echo):
    for arrived in sent(echo, Request("POST", f"{echo.url}/", (), Raw("a 나무 'b'", "text/plain"))):
        assert arrived["body"].decode() == "a 나무 'b'"
        assert arrived["headers"]["content-type"] == "text/plain"


@pytest.mark.parametrize("write", [as_python, as_javascript])
def test_the_content_of_a_file_is_left_to_who_sends(write):
    assert '"FILE"' in write(Request("POST", "https://a.test/", (), Form((("photo", FILE),))))
