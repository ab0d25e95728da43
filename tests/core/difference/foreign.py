"""A document as others write them: whatever OpenAPI knows and our own documents never use."""

from typing import Any

FOREIGN: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Pets", "version": "2"},
    "servers": [{"url": "https://{region}.pets.test", "variables": {"region": {"default": "eu"}}}],
    "security": [{"key": []}, {"oauth": ["read"]}],
    "paths": {
        "/pets": {
            "summary": "All pets",
            "servers": [{"url": "https://pets.test"}],
            "parameters": [{"$ref": "#/components/parameters/Trace"}],
            "get": {
                "parameters": [
                    {"name": "ids", "in": "query", "style": "pipeDelimited", "explode": False,
                     "schema": {"type": "array", "items": {"type": "integer", "format": "int64"}}},
                    {"name": "filter", "in": "query", "content": {"application/json": {"schema": {
                        "type": "object"}}}},
                    {"name": "session", "in": "cookie", "schema": {"type": "string"}, "deprecated": True},
                ],
                "responses": {
                    "200": {
                        "description": "Pets",
                        "headers": {"X-Rate": {"$ref": "#/components/headers/Rate"}},
                        "content": {"application/json": {"schema": {"type": "array", "items": {
                            "$ref": "#/components/schemas/Pet"}}}, "image/*": {}},
                        "links": {"first": {"operationId": "readPet"}},
                    },
                    "4XX": {"$ref": "#/components/responses/Failed"},
                    "default": {"description": "Else"},
                },
            },
            "post": {
                "requestBody": {"$ref": "#/components/requestBodies/Pet"},
                "callbacks": {"born": {"{$request.body#/url}": {"post": {
                    "requestBody": {"content": {"application/json": {"schema": {
                        "$ref": "#/components/schemas/Pet"}}}},
                    "responses": {"204": {"description": "Heard"}},
                }}}},
                "security": [{}],
                "responses": {201: {"description": "Kept"}},
            },
        },
        "/pets/{id}": {"$ref": "#/paths/~1pets"},
    },
    "components": {
        "schemas": {
            "Pet": {
                "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
                "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Cat"}},
            },
            "Animal": {
                "type": "object",
                "required": ["kind"],
                "properties": {
                    "kind": {"type": "string"},
                    "id": {"type": "integer", "readOnly": True},
                    "secret": {"type": "string", "writeOnly": True},
                    "weight": {"type": "number", "minimum": 0, "exclusiveMinimum": True, "nullable": True},
                    "photo": {"type": "string", "format": "byte", "example": "aGk="},
                },
                "additionalProperties": {"type": "string"},
            },
            "Cat": {"allOf": [{"$ref": "#/components/schemas/Animal"}, {"properties": {"lives": {
                "type": "integer", "maximum": 9}}}]},
            "Dog": {"allOf": [{"$ref": "#/components/schemas/Animal"}, {"not": {"required": ["lives"]}}]},
        },
        "parameters": {"Trace": {"name": "X-Trace", "in": "header", "schema": {
            "type": "string", "pattern": "^a"}}},
        "headers": {"Rate": {"required": True, "schema": {"type": "integer"}}},
        "responses": {"Failed": {"description": "No", "content": {"application/problem+json": {
            "schema": {"type": "object", "xml": {"name": "p"}}}}}},
        "requestBodies": {"Pet": {"required": True, "content": {
            "multipart/form-data": {
                "schema": {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}},
                "encoding": {"file": {"contentType": "image/png"}},
            },
            "application/json; charset=utf-8": {"schema": {"$ref": "#/components/schemas/Pet"}},
        }}},
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "oauth": {"type": "oauth2", "flows": {"clientCredentials": {
                "tokenUrl": "https://pets.test/t", "scopes": {}}}},
        },
    },
}  # fmt: skip
