"""The OpenAPI document of the REST API itself, made by drf-spectacular out of the views."""
