"""Where a JSON Schema (2020-12) holds schemas, and where it holds data that only looks like one."""

SCHEMAS_BY_NAME = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs", "definitions"})
SCHEMAS_IN_A_LIST = frozenset({"allOf", "oneOf", "anyOf", "prefixItems"})
ONE_SCHEMA = frozenset({
    "items", "not", "if", "then", "else", "contains", "propertyNames", "additionalProperties",
    "unevaluatedItems", "unevaluatedProperties", "contentSchema",
})  # fmt: skip
_DATA = frozenset({"enum", "const", "default", "example", "examples", "value"})


def is_data(key: str) -> bool:
    """Whether what stands under this key is data or an extension: no reference in it means anything."""
    return key in _DATA or key.startswith("x-")
