"""The permanent addresses of published documents: for whoever knows the key of a design's publication.

They are answered before sessions, languages and policies of pages are looked at (`early`), the same bytes
to everybody.
"""

from django.urls import path

from .door import published_by_hash, published_by_version
from .status import status_by_hash, status_by_version

urlpatterns = [
    path("<str:key>/sha256/<str:sha256>/status.json", status_by_hash, name="status_by_hash"),
    path("<str:key>/<str:service>/<str:version>/status.json", status_by_version, name="status_by_version"),
    path("<str:key>/sha256/<str:sha256>.yaml", published_by_hash, name="published_by_hash"),
    path("<str:key>/<str:service>/<str:version>.yaml", published_by_version, name="published_by_version"),
]
