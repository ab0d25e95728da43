"""Publishing for the team: what it would do, the moment itself, states, changelog, public addresses."""

from django.urls import path

from .addresses import public_addresses
from .changelog import changelog, download_changelog
from .moment import published
from .page import publish
from .withdrawing import withdraw

urlpatterns = [
    path("publish/", publish, name="publish"),
    path("revisions/<int:number>/published/", published, name="published"),
    path("revisions/<int:number>/withdraw/", withdraw, name="withdraw_revision"),
    path("changelog/", changelog, name="changelog"),
    path("changelog/markdown/", download_changelog, name="download_changelog"),
    path("public-addresses/", public_addresses, name="public_addresses"),
]
