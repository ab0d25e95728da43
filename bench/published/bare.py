"""A Django site of one empty view without middleware: the least that Django can do for a request."""

from django.conf import settings

if not settings.configured:
    settings.configure(
        ROOT_URLCONF=__name__,
        SECRET_KEY="bare",  # noqa: S106 - it signs nothing
        ALLOWED_HOSTS=["*"],
        MIDDLEWARE=[],
        DATABASES={},
    )

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

application = get_wsgi_application()


def empty(_request: HttpRequest) -> HttpResponse:
    """Nothing."""
    return HttpResponse(headers={"Content-Length": "0"})


urlpatterns = [path("empty/", empty)]
