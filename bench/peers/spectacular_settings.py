"""What drf-spectacular needs of Django: no database, no sign-in."""

INSTALLED_APPS = ["rest_framework", "drf_spectacular"]
REST_FRAMEWORK: dict[str, object] = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {"DISABLE_ERRORS_AND_WARNINGS": True}
