"""The REST API: who may come in, how often, in which form, and what its own document says."""

import os

from .safety import TRUSTED_PROXIES

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "seedapp.rest.authentication.BearerToken",
        "seedapp.rest.authentication.SignedIn",
    ],
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.IsAuthenticated",
        "seedapp.rest.permissions.ScopeReaches",
    ],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["seedapp.rest.json_bodies.JSONBody"],
    "EXCEPTION_HANDLER": "seedapp.rest.problems.as_problem",
    "NUM_PROXIES": TRUSTED_PROXIES,
    "DEFAULT_SCHEMA_CLASS": "seedapp.rest.schema.operations.Operations",
    "URL_FORMAT_OVERRIDE": None,
}
# How often the REST API may be asked; 0 does not count.
SEED_API_REQUESTS_A_MINUTE = {
    "person": int(os.environ.get("SEED_API_REQUESTS_A_MINUTE", "1000")),
    "address": int(os.environ.get("SEED_API_REQUESTS_A_MINUTE_UNSIGNED", "60")),
}
SPECTACULAR_SETTINGS = {
    "TITLE": "SEED Workbench",
    "VERSION": "1.0.0",
    "CONTACT": {"name": "SEED Workbench", "url": "https://seed-workbench.invalid"},
    "LICENSE": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
    "OAS_VERSION": "3.1.1",
    "SERVERS": [{"url": "/api/v1", "description": "This installation."}],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SCHEMA_PATH_PREFIX_TRIM": True,
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "SORT_OPERATION_PARAMETERS": False,
    "PATH_CONVERTER_OVERRIDES": {
        "slug": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "maxLength": 80},
        "str": {"type": "string", "minLength": 1},
    },
    "POSTPROCESSING_HOOKS": ["seedapp.rest.schema.document.finish"],
}
