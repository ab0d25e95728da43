"""The peer: a Django site of one view and one template with a row for each operation and thread.

It has no middleware, no sign-in, no forms and no comments: what Django's own templates cost by themselves.
"""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

import dj_database_url
from django.conf import settings

if not settings.configured:
    settings.configure(
        DATABASES={"default": dj_database_url.parse(os.environ["DATABASE_URL"])},
        ROOT_URLCONF=__name__,
        SECRET_KEY="stock",  # noqa: S106  # it signs nothing
        ALLOWED_HOSTS=["*"],
        INSTALLED_APPS=[],
        MIDDLEWARE=[],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [Path(__file__).parent],
                "OPTIONS": {
                    "loaders": [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.filesystem.Loader"],
                        )
                    ]
                },
            }
        ],
    )

import django
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

django.setup()


class Operation(models.Model):
    """Rows of ours, read as they stand."""

    objects: models.Manager[Operation]
    uid = models.UUIDField()
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    description = models.TextField()

    class Meta:
        app_label = "stock"
        managed = False
        db_table = "operations_operation"

    def __str__(self) -> str:
        return self.name


class Thread(models.Model):
    """Likewise."""

    objects: models.Manager[Thread]
    anchor = models.CharField(max_length=80)
    anchor_title = models.CharField(max_length=300)
    part = models.CharField(max_length=300)
    severity = models.CharField(max_length=12)
    state = models.CharField(max_length=10)
    begun_at = models.DateTimeField()

    class Meta:
        app_label = "stock"
        managed = False
        db_table = "feedback_thread"

    def __str__(self) -> str:
        return self.anchor_title


def contract(request: HttpRequest) -> HttpResponse:
    """Two queries and a template."""
    threads: defaultdict[str, list[Thread]] = defaultdict(list)
    for one in Thread.objects.order_by("pk"):
        threads[one.anchor].append(one)
    rows = [(one, threads[str(one.uid)]) for one in Operation.objects.order_by("pk")]
    return render(request, "stock.html", {"rows": rows})


urlpatterns = [path("contract/", contract)]


if __name__ == "__main__":
    from django.test import Client

    from bench.side import serve

    browser = Client()

    def ask() -> object:
        answer = browser.get("/contract/")
        assert answer.status_code == 200, answer
        return answer

    serve(ask)
