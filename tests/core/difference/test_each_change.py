"""One planted change, one change found: of the right kind, in words that a client developer understands."""

import copy
import json
from typing import Any

import pytest

from seedapp.core.difference import compare_documents

JSON = "application/json"
TEXT: dict[str, Any] = {"type": "string"}


def ref(name: str, section: str = "schemas") -> dict[str, Any]:
    return {"$ref": f"#/components/{section}/{name}"}


def base() -> dict[str, Any]:
    """An operation that takes and answers something of everything."""
    person = {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string", "maxLength": 40},
            "age": {"type": "integer", "format": "int32", "minimum": 0},
            "role": {"type": "string", "enum": ["A", "B"]},
            "tags": {"type": "array", "items": {"type": "string"}, "minItems": 1},
            "pet": {
                "oneOf": [ref("Cat"), ref("Dog")],
                "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Cat"}},
            },
            "more": {"type": "object", "additionalProperties": {"type": "integer"}},
            "picture": {"type": "string", "contentEncoding": "base64"},
        },
    }
    document = {
        "openapi": "3.1.1",
        "info": {"title": "People", "version": "1.0.0"},
        "servers": [{"url": "https://people.test"}],
        "security": [{"key": []}],
        "paths": {
            "/people/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}],
                "put": {
                    "operationId": "keepPerson",
                    "x-seed-uid": "u1",
                    "parameters": [
                        {"name": "dry", "in": "query", "schema": {"type": "boolean", "default": False}},
                        {"name": "ids", "in": "query", "schema": {"type": "array", "items": TEXT}},
                        ref("Trace", "parameters"),
                    ],
                    "requestBody": {
                        "description": "Whom to keep.",
                        "content": {JSON: {"schema": ref("Asked")}, "multipart/form-data": {"schema": {}}},
                    },
                    "responses": {
                        "200": {
                            "description": "Kept.",
                            "headers": {"ETag": {"required": True, "schema": TEXT}},
                            "content": {JSON: {"schema": ref("Answered")}, "text/csv": {"schema": TEXT}},
                        },
                        "404": ref("Missing", "responses"),
                    },
                    "callbacks": {
                        "kept": {"{$request.body#/url}": {"post": {
                            "requestBody": {"content": {JSON: {"schema": ref("Told")}}},
                            "responses": {"204": {"description": "Heard."}},
                        }}}
                    },
                },
            }
        },
        "webhooks": {"lost": {"post": {
            "operationId": "personLost",
            "requestBody": {"content": {JSON: {"schema": {"type": "object", "properties": {"id": TEXT}}}}},
            "responses": {"204": {"description": "Heard.", "headers": {"X-Seen": {
                "schema": {"type": "string", "enum": ["a"]}}}}},
        }}},
        "components": {
            "schemas": {
                "Asked": person,
                "Answered": copy.deepcopy(person),
                "Told": {"type": "object", "properties": {"id": {"type": "string", "enum": ["x", "y"]}}},
                "Cat": {"type": "object", "properties": {"lives": {"type": "integer"}}},
                "Dog": {"type": "object"},
                "Fish": {"type": "object"},
            },
            "parameters": {"Trace": {"name": "X-Trace", "in": "header", "schema": TEXT}},
            "responses": {"Missing": {"description": "Nobody.", "content": {"application/problem+json": {}}}},
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
        },
    }  # fmt: skip
    copied: dict[str, Any] = json.loads(json.dumps(document))  # nothing in it stands in two places
    return copied


PUT = "paths /people/{id} put"
BODY = f"{PUT} requestBody"
OK = f"{PUT} responses 200"
ASKED, ANSWERED = "components schemas Asked", "components schemas Answered"
GONE = object()


def planted(place: str, value: Any) -> dict[str, Any]:
    """The base with a value at a place (parts separated by spaces), or without the place."""
    changed = base()
    *parts, last = place.split(" ")
    inside: Any = changed
    for part in parts:
        inside = inside[int(part)] if isinstance(inside, list) else inside[part]
    key: Any = int(last) if isinstance(inside, list) else last
    if value is GONE:
        del inside[key]
    elif isinstance(inside, list) and key == len(inside):
        inside.append(value)
    else:
        inside[key] = value
    return changed


B, C, D = "breaking", "compatible", "documentation"
OLD_PROPERTIES = base()["components"]["schemas"]["Asked"]["properties"]

BOTH_WAYS: list[tuple[str, Any, str, str]] = [
    # place, value, what the change says, what the way back says: each begins with its kind
    (f"{PUT} x-seed-jobs", ["J1"], "", ""),
    (f"{PUT} operationId", "savePerson",
     "breaking: The operation is called savePerson, no longer keepPerson. Generated clients change with it.",
     "breaking: The operation is called keepPerson, no longer savePerson. Generated clients change with it."),
    (f"{PUT} deprecated", True,
     "documentation: PUT /people/{id} is deprecated: plan to do without it.",
     "documentation: PUT /people/{id} is no longer deprecated."),
    (f"{PUT} servers", [{"url": "https://other.test"}],
     "breaking: The service is at another address: https://other.test, no longer https://people.test. "
     "Call it there.",
     "breaking: The service is at another address: https://people.test, no longer https://other.test. "
     "Call it there."),
    ("servers 1", {"url": "https://more.test"},
     "compatible: The addresses of the service are now: https://people.test, https://more.test.",
     "compatible: The addresses of the service are now: https://people.test."),
    # security
    (f"{PUT} security", [],
     "compatible: Callers need less to be let in than before: nothing, where it was key.",
     "breaking: Callers have to prove more, or in another way, to be let in: key, where it was nothing. "
     "Send what is asked for now."),
    (f"{PUT} security", [{"key": []}, {}],
     "compatible: Callers need less to be let in than before: key | –, where it was key.",
     "breaking: Callers have to prove more, or in another way, to be let in: key, where it was key | –. "
     "Send what is asked for now."),
    ("components securitySchemes key name", "X-Secret",
     "breaking: The security scheme “key” works in another way. Prove who calls as it says now.",
     "breaking: The security scheme “key” works in another way. Prove who calls as it says now."),
    # parameters
    (f"{PUT} parameters 1", GONE,
     "breaking: The parameter “ids” is no longer taken. Stop sending it.",
     "compatible: The parameter “ids” may be sent now."),
    (f"{PUT} parameters 3", {"name": "why", "in": "query", "required": True, "schema": TEXT},
     "breaking: The parameter “why” is new and must be sent.",
     "breaking: The parameter “why” is no longer taken. Stop sending it."),
    (f"{PUT} parameters 0 required", True,
     "breaking: The parameter “dry” must be sent now; it was optional.",
     "compatible: The parameter “dry” may be left out now."),
    (f"{PUT} parameters 0 in", "header",
     "breaking: The parameter “dry” moved from query to header. Send it there.",
     "breaking: The parameter “dry” moved from header to query. Send it there."),
    (f"{PUT} parameters 1 explode", False,
     "breaking: “ids” is written in another way: explode is False, no longer True. "
     "Send only what is still allowed.",
     "breaking: “ids” is written in another way: explode is True, no longer False. "
     "Send only what is still allowed."),
    (f"{PUT} parameters 1 style", "form", "", ""),
    (f"{PUT} parameters 0 schema default", True,
     "breaking: “dry” is taken as True when it is left out, no longer as False. Send what you mean.",
     "breaking: “dry” is taken as False when it is left out, no longer as True. Send what you mean."),
    (f"{PUT} parameters 0 deprecated", True,
     "documentation: “dry” is deprecated: plan to do without it.",
     "documentation: “dry” is no longer deprecated."),
    (f"{PUT} parameters 1 schema items format", "uuid",
     "breaking: “ids[]” has the format uuid now. Send only what is still allowed.",
     "compatible: “ids[]” no longer has the format uuid."),
    ("components parameters Trace schema pattern", "^a",
     "breaking: “X-Trace” has the pattern ^a now. Send only what is still allowed.",
     "compatible: “X-Trace” no longer has the pattern ^a."),
    # bodies
    (BODY, GONE,
     "breaking: A request body is no longer taken. Stop sending it.",
     "compatible: A request body may be sent now."),
    (f"{BODY} required", True,
     "breaking: The request body must be sent now; it was optional.",
     "compatible: The request body may be left out now."),
    (f"{BODY} description", "Who.",
     "documentation: The description of the request body changed.",
     "documentation: The description of the request body changed."),
    (f"{BODY} content multipart/form-data", GONE,
     "breaking: The request body is no longer taken as multipart/form-data. Send it as another media type.",
     "compatible: The request body may be sent as multipart/form-data now."),
    (f"{BODY} content multipart/form-data encoding", {"photo": {"contentType": "image/png"}},
     "breaking: The part “photo” of the request body is written in another way. "
     "Send only what is still allowed.",
     "breaking: The part “photo” of the request body is written in another way. "
     "Send only what is still allowed."),
    (f"{BODY} content */*", {}, "compatible: The request body may be sent as */* now.",
     "breaking: The request body is no longer taken as */*. Send it as another media type."),
    # answers
    (f"{PUT} responses 404", GONE,
     "breaking: The answer 404 is gone. Do not wait for it.", "compatible: The answer 404 is new."),
    (f"{OK} content text/csv", GONE,
     "breaking: The answer 200 no longer comes as text/csv. Ask for another media type.",
     "compatible: The answer 200 may come as text/csv now."),
    (f"{OK} content text/csv schema", {"type": "integer"},
     "breaking: The type of the answer 200 changed from string to integer. Be ready to receive it.",
     "breaking: The type of the answer 200 changed from integer to string. Be ready to receive it."),
    (f"{OK} headers ETag", GONE,
     "breaking: The header “ETag” is gone from the answer 200. Manage without it.",
     "compatible: The header “ETag” is new in the answer 200."),
    (f"{OK} headers ETag required", False,
     "breaking: “ETag” may be missing from what clients receive now. Manage without it.",
     "compatible: “ETag” is always in what clients receive now."),
    (f"{OK} headers ETag schema maxLength", 9,
     "compatible: “ETag” has the maxLength 9 now; there was none.",
     "breaking: “ETag” no longer has the maxLength 9. Be ready to receive it."),
    (f"{OK} links", {"read": {"operationId": "readPerson"}},
     "documentation: The answer 200 links to other operations in another way.",
     "documentation: The answer 200 links to other operations in another way."),
    ("components responses Missing description", "Gone.",
     "documentation: The description of the answer Missing changed.",
     "documentation: The description of the answer Missing changed."),
    # what the service sends to its clients
    ("webhooks lost post requestBody content application/json schema properties id", GONE,
     "breaking: “id” is gone from what clients receive. Manage without it.",
     "compatible: “id” is new in what clients receive."),
    ("webhooks lost post responses 204 headers X-Seen schema enum", ["a", "b"],
     "compatible: “X-Seen” can now also be b.",
     "breaking: “X-Seen” can no longer be b. Send only what is still allowed."),
    ("webhooks lost", GONE,
     "breaking: POST lost is no longer sent. Do not wait for it.", "compatible: POST lost is sent now."),
    (f"{PUT} callbacks kept", GONE,
     "breaking: POST kept {$request.body#/url} is no longer sent. Do not wait for it.",
     "compatible: POST kept {$request.body#/url} is sent now."),
    ("components schemas Told properties id enum", ["x", "y", "z"],
     "breaking: “Told.id” can now also be z. Be ready to receive it.",
     "compatible: “Told.id” can no longer be z."),
    # the document
    ("info title", "Persons",
     "documentation: The title of the document changed from People to Persons.",
     "documentation: The title of the document changed from Persons to People."),
    ("info version", "1.0.1",
     "documentation: The version changed from 1.0.0 to 1.0.1.",
     "documentation: The version changed from 1.0.1 to 1.0.0."),
    ("tags", [{"name": "a"}],
     "documentation: The tags that group the operations changed.",
     "documentation: The tags that group the operations changed."),
]  # fmt: skip


@pytest.mark.parametrize(("place", "value", "there", "back"), BOTH_WAYS)
def test_a_change_of_an_operation(place, value, there, back):
    new = planted(place, value)

    assert told(base(), new) == ([there] if there else [])
    assert told(new, base()) == ([back] if back else [])


def told(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return [f"{one.kind}: {one.sentence}" for one in compare_documents(old, new)]


SEND, RECEIVE = "Send only what is still allowed.", "Be ready to receive it."
NARROWED = (
    # what narrows a value, as a word of the schema of a member; the words of the change there and back
    ("name maxLength", 30, "The maxLength of “{}” changed from 40 to 30.",
     "The maxLength of “{}” changed from 30 to 40."),
    ("name minLength", 2, "“{}” has the minLength 2 now; there was none.",
     "“{}” no longer has the minLength 2."),
    ("name pattern", "^a", "“{}” has the pattern ^a now.", "“{}” no longer has the pattern ^a."),
    ("name format", "email", "“{}” has the format email now.", "“{}” no longer has the format email."),
    ("name const", "x", "“{}” must be one of these now: x.",
     "“{}” can be anything now, no longer only one of these: x."),
    ("age minimum", 5, "The minimum of “{}” changed from 0 to 5.",
     "The minimum of “{}” changed from 5 to 0."),
    ("age exclusiveMinimum", 0, "The minimum of “{}” changed from 0 to 0 (exclusive).",
     "The minimum of “{}” changed from 0 (exclusive) to 0."),
    ("age maximum", 99, "“{}” has the maximum 99 now; there was none.", "“{}” no longer has the maximum 99."),
    ("age multipleOf", 5, "“{}” has the multipleOf 5 now.", "“{}” no longer has the multipleOf 5."),
    ("role enum", ["A"], "“{}” can no longer be B.", "“{}” can now also be B."),
    ("tags minItems", 2, "The minItems of “{}” changed from 1 to 2.",
     "The minItems of “{}” changed from 2 to 1."),
    ("tags maxItems", 9, "“{}” has the maxItems 9 now; there was none.",
     "“{}” no longer has the maxItems 9."),
    ("tags uniqueItems", True, "“{}” has the uniqueItems True now.",
     "“{}” no longer has the uniqueItems True."),
    ("tags items maxLength", 5, "“{}[]” has the maxLength 5 now; there was none.",
     "“{}[]” no longer has the maxLength 5."),
    ("more additionalProperties maximum", 5, "“{}.*” has the maximum 5 now; there was none.",
     "“{}.*” no longer has the maximum 5."),
    ("pet oneOf", [ref("Cat")], "“{}” can no longer be Dog.", "“{}” can now also be Dog."),
)  # fmt: skip


@pytest.mark.parametrize(("word", "value", "narrowed", "widened"), NARROWED)
def test_what_narrows_breaks_those_who_send_and_what_widens_those_who_receive(word, value, narrowed, widened):
    name = word.split(" ")[0]
    for owner, narrows, widens in (
        ("Asked", f"breaking: {narrowed} {SEND}", f"compatible: {widened}"),
        ("Answered", f"compatible: {narrowed}", f"breaking: {widened} {RECEIVE}"),
    ):
        new = planted(f"components schemas {owner} properties {word}", value)
        called = f"{owner}.{name}"
        assert told(base(), new) == [narrows.replace("{}", called)]
        assert told(new, base()) == [widens.replace("{}", called)]


REPLACED = (
    ("name type", "integer", "The type of “{}” changed from string to integer."),
    ("age type", "boolean", "The type of “{}” changed from integer to boolean."),
    ("tags type", "object", "The type of “{}” changed from array to object."),
    ("picture contentEncoding", "base32", "The contentEncoding of “{}” changed from base64 to base32."),
    ("name xml", {"name": "n"}, "“{}” is written in another way in XML."),
    ("name not", {"const": "x"}, "“{}” is checked by another rule now (not)."),
    ("pet discriminator mapping cat", "#/components/schemas/Dog",
     "“cat” names another alternative of “{}” now."),
)  # fmt: skip


@pytest.mark.parametrize(("word", "value", "sentence"), REPLACED)
def test_what_becomes_something_else_breaks_either_way(word, value, sentence):
    name = word.split(" ")[0]
    for owner, advice in (("Asked", SEND), ("Answered", RECEIVE)):
        new = planted(f"components schemas {owner} properties {word}", value)
        assert told(base(), new) == [f"breaking: {sentence.replace('{}', f'{owner}.{name}')} {advice}"]


MEMBERS: tuple[tuple[str, Any, str, str], ...] = (
    # place in the schema, value, kind and sentence in a request, kind and sentence in an answer
    ("properties age", GONE, "breaking: “Asked.age” is no longer taken. Stop sending it.",
     "breaking: “Answered.age” is gone from what clients receive. Manage without it."),
    ("properties new", TEXT, "compatible: “Asked.new” may be sent now.",
     "compatible: “Answered.new” is new in what clients receive."),
    ("required", [], "compatible: “Asked.name” may be left out now.",
     "breaking: “Answered.name” may be missing from what clients receive now. Manage without it."),
    ("required", ["name", "age"], "breaking: “Asked.age” must be sent now; it was optional.",
     "compatible: “Answered.age” is always in what clients receive now."),
    ("properties age readOnly", True, "breaking: “Asked.age” is no longer taken. Stop sending it.", ""),
    ("properties age writeOnly", True, "",
     "breaking: “Answered.age” is gone from what clients receive. Manage without it."),
    ("properties name type", ["string", "null"], "compatible: “Asked.name” can be null now.",
     "breaking: “Answered.name” can be null now. Be ready to receive it."),
    ("properties age type", "number",
     "compatible: “Asked.age” allows more types: number, where it was integer.",
     "breaking: “Answered.age” allows more types: number, where it was integer. Be ready to receive it."),
    ("properties age format", "int64", "compatible: The format of “Asked.age” changed from int32 to int64.",
     "breaking: The format of “Answered.age” changed from int32 to int64. Be ready to receive it."),
    ("properties pet oneOf", [ref("Cat"), ref("Dog"), ref("Fish")],
     "compatible: “Asked.pet” can now also be Fish.",
     "breaking: “Answered.pet” can now also be Fish. Be ready to receive it."),
    ("additionalProperties", False,
     "breaking: “Asked” may hold nothing beside its described members now. Send only what is still allowed.",
     "compatible: “Answered” may hold nothing beside its described members now."),
    ("properties name description", "Who.", "documentation: The description of “Asked.name” changed.",
     "documentation: The description of “Answered.name” changed."),
    ("properties name examples", ["Ada"], "documentation: The examples of “Asked.name” changed.",
     "documentation: The examples of “Answered.name” changed."),
    ("properties name deprecated", True, "documentation: “Asked.name” is deprecated: plan to do without it.",
     "documentation: “Answered.name” is deprecated: plan to do without it."),
    ("properties name default", "Ada", "compatible: “Asked.name” is taken as Ada when it is left out.",
     "documentation: The default of “Answered.name” changed from None to Ada."),
    ("properties pet discriminator propertyName", "sort",
     "breaking: The alternatives of “Asked.pet” are told apart by “sort” now, not by “kind”. "
     "Read and write that member.",
     "breaking: The alternatives of “Answered.pet” are told apart by “sort” now, not by “kind”. "
     "Read and write that member."),
    ("$comment", "for us", "", ""),
    ("x-internal", True, "", ""),
)  # fmt: skip


@pytest.mark.parametrize(("place", "value", "asked", "answered"), MEMBERS)
def test_a_change_of_a_type_depends_on_which_way_it_travels(place, value, asked, answered):
    assert told(base(), planted(f"{ASKED} {place}", value)) == ([asked] if asked else [])
    assert told(base(), planted(f"{ANSWERED} {place}", value)) == ([answered] if answered else [])


def test_a_type_that_travels_both_ways_has_one_change_of_the_worse_kind():
    def shared(values):
        document = base()
        document["components"]["schemas"]["Role"] = {"type": "string", "enum": values}
        for owner in ("Asked", "Answered"):
            document["components"]["schemas"][owner]["properties"]["role"] = ref("Role")
        return document

    assert told(shared(["A", "B"]), shared(["A", "B", "C"])) == [
        "breaking: “Role” can now also be C. Be ready to receive it. “Role” can now also be C."
    ]


def test_a_removed_path_breaks_and_a_new_one_does_not():
    empty = {**base(), "paths": {}}
    assert told(base(), empty) == ["breaking: PUT /people/{id} is gone. Stop calling it."]
    assert told(empty, base()) == ["compatible: PUT /people/{id} is new."]


def test_a_renamed_path_with_the_same_uid_is_one_move_whatever_it_is_called():
    new = base()
    item = new["paths"].pop("/people/{id}")
    new["paths"]["/persons/{key}"] = item
    item["parameters"][0]["name"] = "key"
    item["put"]["operationId"] = "keep"

    [change] = compare_documents(base(), new)

    assert (change.kind, change.moved) == ("breaking", True)
    assert str(change.sentence) == (
        "PUT /people/{id} moved to PUT /persons/{key} and is called keep now. Send requests there."
    )


def test_a_move_below_another_thing_is_one_change_with_its_new_path_parameter():
    new = base()
    item = new["paths"].pop("/people/{id}")
    new["paths"]["/houses/{house}/people/{id}"] = item
    item["parameters"].insert(0, {"name": "house", "in": "path", "required": True, "schema": TEXT})

    assert told(base(), new) == [
        "breaking: PUT /people/{id} moved to PUT /houses/{house}/people/{id}. Send requests there."
    ]


def test_a_renamed_path_parameter_is_the_same_address():
    new = base()
    item = new["paths"].pop("/people/{id}")
    new["paths"]["/people/{key}"] = item
    item["parameters"][0]["name"] = "key"

    assert told(base(), new) == [
        "compatible: A parameter in the path has another name: /people/{id} is written /people/{key} now."
    ]


def test_a_renamed_component_is_no_change():
    new = base()
    new["components"]["schemas"]["Person"] = new["components"]["schemas"].pop("Answered")
    new["paths"]["/people/{id}"]["put"]["responses"]["200"]["content"][JSON]["schema"] = ref("Person")

    assert told(base(), new) == []


def test_media_types_are_the_same_whatever_their_case_and_spaces():
    new = base()
    content = new["paths"]["/people/{id}"]["put"]["responses"]["200"]["content"]
    content["Text/CSV"] = content.pop("text/csv")

    assert told(base(), new) == []


def test_a_range_of_media_types_takes_each_of_them_in():
    new = base()
    content = new["paths"]["/people/{id}"]["put"]["requestBody"]["content"]
    content["multipart/*"] = content.pop("multipart/form-data")

    assert told(base(), new) == ["compatible: The request body may be sent as multipart/* now."]


def test_parameters_may_move_to_the_path_and_into_components():
    new = base()
    item = new["paths"]["/people/{id}"]
    new["components"]["parameters"]["Dry"] = item["put"]["parameters"].pop(0)
    item["parameters"].append(ref("Dry", "parameters"))

    assert told(base(), new) == []


def test_a_member_may_move_into_a_part_of_all_of():
    new = base()
    answered = new["components"]["schemas"]["Answered"]
    new["components"]["schemas"]["Aged"] = {"properties": {"age": answered["properties"].pop("age")}}
    answered["allOf"] = [ref("Aged")]

    assert told(base(), new) == []


def test_what_only_a_part_of_all_of_requires_is_found_in_the_whole():
    def whole(required):
        document = base()
        person = document["components"]["schemas"].pop("Asked")
        document["components"]["schemas"]["Person"] = person
        document["components"]["schemas"]["Asked"] = {"allOf": [ref("Person"), {"required": required}]}
        return document

    assert told(whole([]), whole(["age"])) == ["breaking: “Asked.age” must be sent now; it was optional."]


def test_a_type_that_becomes_one_alternative_of_several_is_widened():
    def pet(schema):
        document = base()
        document["components"]["schemas"]["Answered"]["properties"]["pet"] = schema
        return document

    one, two = pet(ref("Cat")), pet({"oneOf": [ref("Cat"), ref("Dog")]})

    assert told(one, two) == ["breaking: “Answered.pet” can now also be Dog. Be ready to receive it."]
    assert told(two, one) == ["compatible: “Answered.pet” can no longer be Dog."]
