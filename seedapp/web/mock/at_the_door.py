"""The addresses of mocks, apart from those of the pages: no workspace, no design, nobody signed in."""

from django.urls import re_path

from .door import mock

urlpatterns = [
    re_path(r"^(?P<token>[A-Za-z0-9_-]{20,64})/(?P<service>[^/]+)(?P<rest>/.*)?$", mock, name="mock"),
]
