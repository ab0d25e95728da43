"""The door for WSGI servers such as gunicorn."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seedapp.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - loads every room now, or the first person would wait for it
