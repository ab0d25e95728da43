"""The request that a document promises: where it goes, what it carries, and no more than has to be sent."""

import pytest

from seedapp.core import openapi
from seedapp.core.to_copy import FILE, Form, Json, Raw, Request, as_curl, example_request

GOOD = {"200": {"description": "Good."}}


def document(operation, **more):
    return {
        "openapi": "3.1.0",
        "paths": {"/things/{thing_id}": {"post": {"responses": GOOD, **operation}}},
        **more,
    }


def request_of(operation, **more):
    return example_request(document(operation, **more), "/things/{thing_id}", "post")


def test_an_operation_of_the_tool_shed_is_sent_with_the_values_of_its_examples(sample):
    made = example_request(openapi.document(sample, "loans"), "/loans", "post")

    assert made.method == "POST"
    assert made.url == "https://loans.shed.test/loans"
    assert ("Authorization", "Bearer YOUR_TOKEN") in made.headers
    assert set(made.body.value) >= {"tool_id"}
    assert as_curl(made).startswith("curl --globoff --request 'POST' 'https://loans.shed.test/loans'")


def test_a_value_in_the_path_is_one_segment_whatever_it_holds():
    thing = {"name": "thing_id", "in": "path", "required": True, "example": "a/b?c #나{x}"}

    assert request_of({"parameters": [thing]}).url.endswith("/things/a%2Fb%3Fc%20%23%EB%82%98%7Bx%7D")


def test_only_parameters_that_are_required_are_sent():
    limit = {"name": "limit", "in": "query", "example": 3}
    place = {"name": "place", "in": "query", "required": True, "example": "a b&c"}

    assert request_of({"parameters": [limit, place]}).url.endswith("?place=a%20b%26c")


@pytest.mark.parametrize(
    ("parameter", "query"),
    [
        ({"example": ["a", "b"]}, "p=a&p=b"),
        ({"example": ["a", "b"], "explode": False}, "p=a%2Cb"),
        ({"example": {"x": 1}, "style": "deepObject"}, "p%5Bx%5D=1"),
        ({"example": {"x": 1}}, "x=1"),
        ({"example": True}, "p=true"),
        ({"schema": {"type": "integer", "minimum": 3}}, "p=3"),
        ({"examples": {"one": {"value": "first"}}}, "p=first"),
    ],
)
def test_a_parameter_is_written_in_its_style(parameter, query):
    one = {"name": "p", "in": "query", "required": True, **parameter}

    assert request_of({"parameters": [one]}).url.partition("?")[2] == query


@pytest.mark.parametrize(
    ("scheme", "header"),
    [
        ({"type": "http", "scheme": "bearer"}, ("Authorization", "Bearer YOUR_TOKEN")),
        ({"type": "http", "scheme": "basic"}, ("Authorization", "Basic YOUR_NAME_AND_PASSWORD")),
        ({"type": "apiKey", "in": "header", "name": "X-Key"}, ("X-Key", "YOUR_KEY")),
        ({"type": "apiKey", "in": "cookie", "name": "sid"}, ("Cookie", "sid=YOUR_KEY")),
    ],
)
def test_secrets_stand_as_words(scheme, header):
    components = {"securitySchemes": {"s": scheme}}

    assert request_of({"security": [{"s": []}]}, components=components).headers == (header,)


def test_what_is_open_to_all_asks_for_no_secret():
    components = {"securitySchemes": {"s": {"type": "http", "scheme": "bearer"}}}

    assert request_of({"security": []}, components=components, security=[{"s": []}]).headers == ()


def test_a_header_holds_no_line_break():
    one = {"name": "X-Words", "in": "header", "required": True, "example": "a\r\nEvil: 1"}

    assert request_of({"parameters": [one]}).headers == (("X-Words", "a Evil: 1"),)


def test_a_server_with_variables_takes_their_defaults():
    servers = [{"url": "https://{city}.test/v{major}/", "variables": {"city": {"default": "seoul"}}}]

    assert request_of({}, servers=servers).url.startswith("https://seoul.test/vmajor/things/")


@pytest.mark.parametrize("servers", [[], [{}], [{"url": "/v1"}], None, "no list"])
def test_a_document_without_a_whole_address_gets_one_that_leads_nowhere(servers):
    assert request_of({}, servers=servers).url.startswith("https://api.example.com/")


def test_a_form_takes_files_from_who_sends_it():
    members = {"words": {"type": "string"}, "photo": {"type": "string", "contentMediaType": "image/png"}}
    content = {"schema": {"properties": members}, "example": {"words": "it's"}}

    made = request_of({"requestBody": {"content": {"multipart/form-data": content}}})

    assert made.body == Form((("words", "it's"), ("photo", FILE)))


@pytest.mark.parametrize(
    ("media_type", "example", "body"),
    [
        ("application/merge-patch+json", {"a": 1}, Json({"a": 1}, "application/merge-patch+json")),
        ("text/plain", "a\nb", Raw("a\nb", "text/plain")),
        ("application/octet-stream", "…", Raw(None, "application/octet-stream")),
        (
            "application/x-www-form-urlencoded",
            {"a": "b c"},
            Raw("a=b+c", "application/x-www-form-urlencoded"),
        ),
    ],
)
def test_a_body_is_sent_as_its_media_type_says(media_type, example, body):
    assert request_of({"requestBody": {"content": {media_type: {"example": example}}}}).body == body


@pytest.mark.parametrize("odd", [{}, {"paths": []}, {"paths": {"/x": None}}, {"paths": {"/x": {"get": []}}}])
def test_an_odd_document_gets_a_request_and_no_fault(odd):
    assert isinstance(example_request(odd, "/x", "get"), Request)


def test_every_operation_of_the_examples_can_be_copied(sample):
    for service in sample.services:
        made = openapi.document(sample, service.key)
        for path, item in made["paths"].items():
            for method in item:
                if method in ("get", "post", "put", "patch", "delete"):
                    assert "{" not in example_request(made, path, method).url
