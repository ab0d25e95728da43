"""The peer: a Django site of one view that inserts one row, on the same database, and nothing else.

It has no middleware, no sign-in, no form: what Django costs by itself.
"""

from __future__ import annotations

import os

import dj_database_url
from django.conf import settings

if not settings.configured:
    settings.configure(
        DATABASES={"default": dj_database_url.parse(os.environ["DATABASE_URL"], conn_max_age=60)},
        ROOT_URLCONF=__name__,
        SECRET_KEY="bare",  # noqa: S106 - it signs nothing
        ALLOWED_HOSTS=["*"],
        INSTALLED_APPS=[],
        MIDDLEWARE=[],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
    )
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        settings.DATABASES["default"]["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.utils import timezone

application: WSGIHandler = get_wsgi_application()


class Row(models.Model):
    """As wide as a row that people write."""

    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return self.name


def insert(request: HttpRequest) -> JsonResponse:
    """One row for one request."""
    row = Row(name=request.headers.get("X-Name", ""), description="A row.")
    row.save(force_insert=True)
    answer = JsonResponse({"id": row.pk}, status=201)
    answer["Content-Length"] = str(len(answer.content))  # what CommonMiddleware does elsewhere
    return answer


def make_table() -> None:
    """The table of the rows, where it is not there yet."""
    if Row._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(Row)


urlpatterns = [path("rows/", insert)]
