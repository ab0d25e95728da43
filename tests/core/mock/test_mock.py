"""The mock answers as the document promises, and as HTTP says where the document is silent."""

import json
import time

import pytest

from seedapp.core import mock, openapi

KNOWN = {"authorization": "Bearer any", "content-type": "application/json"}
LOAN = {
    "tool_id": "3f0d8e3c-6a0e-4b7e-9a55-0e4a3f1d2c10",
    "borrower_id": "9b2f0f54-8a70-4f7c-9d0e-1f6f4b0f5a77",
}


def _schema(**members):
    return {"content": {"application/json": members}, "description": "x"}


DOCUMENT = {
    "openapi": "3.1.0",
    "paths": {
        "/bikes": {
            "get": {
                "parameters": [
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 9}},
                    {"name": "near", "in": "query", "required": True, "schema": {"type": "string"}},
                    {
                        "name": "colour",
                        "in": "query",
                        "schema": {"type": "array", "items": {"enum": ["red"]}},
                    },
                ],
                "responses": {"200": _schema(example={"items": []}), "4XX": _schema(example={"a": "range"})},
            }
        },
        "/bikes/{id}": {"get": {"responses": {"200": _schema(example="any bike")}}},
        "/bikes/newest": {"get": {"responses": {"200": _schema(example="the newest")}}},
        "/bikes/{id}:release": {"post": {"responses": {"204": {"description": "x"}}}},
        "/pages": {
            "get": {
                "responses": {
                    "200": {
                        "description": "x",
                        "headers": {
                            "Set-Cookie": {"schema": {"type": "string"}, "example": "sessionid=stolen"},
                            "X-Count": {"schema": {"type": "integer", "example": 7}},
                            "X-Evil": {"example": "a\r\nSet-Cookie: b=c"},
                        },
                        "content": {
                            "text/html": {"example": "<script>alert(1)</script>"},
                            "application/json": {
                                "examples": {
                                    "one": {"value": 1},
                                    "two": {"$ref": "#/components/examples/Two"},
                                }
                            },
                        },
                    }
                }
            }
        },
        "/made-up": {"get": {"responses": {"200": _schema(schema={"$ref": "#/components/schemas/S0"})}}},
    },
    "components": {
        "examples": {"Two": {"value": 2}},
        "schemas": {
            f"S{n}": {
                "type": "object",
                "properties": {one: {"$ref": f"#/components/schemas/S{n + 1}"} for one in "ab"},
            }
            for n in range(60)
        }
        | {"S60": {"type": "string"}},
    },
}


def asked(method, path, document=DOCUMENT, *, query="", body=b"", **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return mock.answer(document, mock.Asked(method, path, query, named, body), base="/mock/x/bikes")


@pytest.fixture(scope="module")
def loans(sample):
    return openapi.document(sample, "loans")


def lend(document, body, **headers):
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return mock.answer(document, mock.Asked("POST", "/loans", "", KNOWN | headers, content), base="/m")


def test_what_fits_gets_the_example_of_the_document(loans):
    answered = lend(loans, LOAN)

    assert answered.status == 201
    assert "loan_id" in json.loads(answered.body)
    assert answered.headers["Location"].startswith("/m/loans/")


@pytest.mark.parametrize(
    ("body", "pointers"),
    [({"tool_id": 3}, ["#", "#"]), (b"{", []), (b"", ["#"]), (b'{"tool_id": NaN}', [])],
)
def test_what_does_not_fit_is_a_problem_that_says_where(loans, body, pointers):
    answered = lend(loans, body)

    assert (answered.status, answered.headers["Content-Type"]) == (400, "application/problem+json")
    assert [one["pointer"] for one in json.loads(answered.body).get("errors", [])] == pointers


def test_credentials_of_any_kind_will_do_and_none_will_not(loans):
    answered = mock.answer(loans, mock.Asked("POST", "/loans", body=json.dumps(LOAN).encode()))

    assert (answered.status, answered.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_another_media_type_is_refused_with_those_that_are_taken(loans):
    answered = lend(loans, b"x", **{"content-type": "text/plain"})

    assert (answered.status, answered.headers["Accept"]) == (415, "application/json")


@pytest.mark.hostile(40)
def test_another_answer_is_had_by_its_code_and_the_name_of_its_example(loans):
    answered = lend(loans, b"", prefer="code=409, example=toolAlreadyLent")

    assert (answered.status, json.loads(answered.body)["detail"]) == (409, "The tool is already lent.")
    assert "code=409" in answered.headers["Preference-Applied"]


@pytest.mark.hostile(40)
@pytest.mark.parametrize(
    ("prefer", "there"),
    [
        ("code=418", "201, 400, 401, 403, 409, default"),
        ("code=²²²", "201, 400"),
        ("code=409, example=gone", "toolAlreadyLent"),
        (f"code={'9' * 5_000}", "201, 400"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(loans, prefer, there):
    answered = lend(loans, b"", prefer=prefer)

    assert answered.status == 400
    assert there in json.loads(answered.body)["detail"]


def test_a_range_answers_for_its_codes():
    answered = asked("GET", "/bikes", prefer="code=418")

    assert (answered.status, answered.body) == (418, b'{"a": "range"}')


@pytest.mark.hostile(39)
@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/bikes/newest", 200, b'"the newest"'),
        ("/bikes/7", 200, b'"any bike"'),
        ("/bikes/a%2Fb", 200, b'"any bike"'),
        ("/bikes/", 404, None),
        ("/bikes/a/b", 404, None),
        ("/bikes/../bikes/7", 404, None),
        ("/bikes/%2e%2e", 404, None),
        ("/bikes/%zz", 400, None),
        ("/bikes/%ff", 400, None),
        ("//bikes/7", 404, None),
        ("/" + "x" * 5_000, 414, None),
    ],
)
def test_paths_are_matched_as_http_and_openapi_say(path, status, body):
    answered = asked("GET", path)

    assert answered.status == status
    assert body is None or answered.body == body


@pytest.mark.hostile(39)
def test_a_wrong_method_is_told_the_right_ones():
    answered = asked("DELETE", "/bikes/7")

    assert (answered.status, answered.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.hostile(39)
def test_head_is_get_without_a_body_and_options_tells_the_methods():
    assert asked("HEAD", "/bikes/7") == mock.Answered(200, {"Content-Type": "application/json"})
    assert asked("OPTIONS", "/bikes/7") == mock.Answered(204, {"Allow": "GET, HEAD, OPTIONS"})


def test_text_around_a_variable_is_part_of_the_path():
    assert asked("POST", "/bikes/7:release").status == 204
    assert asked("POST", "/bikes/7:keep").status == 405


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("near=park&limit=3", []),
        ("limit=3", ["#/query/near"]),
        ("near=park&limit=ten", ["#/query/limit"]),
        ("near=park&limit=10", ["#/query/limit"]),
        ("near=park&colour=red&colour=blue", ["#/query/colour"]),
    ],
)
def test_parameters_are_checked(query, wrong):
    answered = asked("GET", "/bikes", query=query)

    assert [one["pointer"] for one in json.loads(answered.body).get("errors", [])] == wrong


def test_more_fields_than_anybody_needs_are_refused():
    assert asked("GET", "/bikes", query="&".join(["near=x"] * 501)).status == 400


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("", "text/html"),
        ("application/json", "application/json"),
        ("text/*;q=0.1, application/json;q=0.9", "application/json"),
        ("*/*;q=0.5, text/html;q=0", "application/json"),
        ("image/png", ""),
        ("text/html;q=nan", ""),
    ],
)
def test_the_media_type_is_the_one_that_the_client_likes_best(accept, given):
    answered = asked("GET", "/pages", accept=accept)

    assert (answered.status, answered.headers["Content-Type"]) == (
        (200, given) if given else (406, "application/problem+json")
    )


def test_an_example_may_be_told_in_the_components():
    assert asked("GET", "/pages", accept="application/json", prefer="example=two").body == b"2"


@pytest.mark.hostile(52)
def test_no_header_of_a_document_speaks_for_the_server():
    answered = asked("GET", "/pages")

    assert set(answered.headers) == {"X-Count", "Content-Type"}


@pytest.mark.hostile(12)
def test_a_schema_that_doubles_with_each_level_is_sampled_in_bounded_time():
    begun = time.process_time()

    answered = asked("GET", "/made-up")

    assert answered.status == 200
    assert len(answered.body) < 100_000
    assert time.process_time() - begun < 2


@pytest.mark.hostile(38)
@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"9" * 10_000,
        b"\xff",
        '{"a": "\ud800"}'.encode("utf-8", "surrogatepass"),
    ],
)
def test_json_that_hurts_is_a_problem(loans, body):
    assert lend(loans, body).status == 400


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"paths": 3},
        {"paths": {"/loans": {"post": {"responses": 3}}}},
        {"paths": {"/loans": {"post": {"security": [3], "parameters": [3, {}], "requestBody": []}}}},
    ],
)
def test_an_odd_document_is_answered_from_all_the_same(odd):
    assert lend(odd, LOAN).status in {204, 404}
