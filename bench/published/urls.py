"""The addresses of the workbench and that of the empty view."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from seedapp.urls import handler500, urlpatterns

__all__ = ["handler500", "urlpatterns"]


def empty(_request: HttpRequest) -> HttpResponse:
    """What a page costs before it does anything."""
    return HttpResponse()


urlpatterns = [path("empty/", empty), *urlpatterns]
