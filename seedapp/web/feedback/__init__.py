"""Step 6 for the team: revisions, rounds of review, the threads of reviewers."""

from django.urls import include, path

from seedapp.web.reviews import by_account

from .applying import apply_suggestion
from .approving import approve_revision, revision_verdicts
from .attaching import attach_thread, detach_thread
from .beginning import begin_thread
from .comparing import compare, download_comparison
from .exports import export_round, print_round
from .page import feedback
from .revisions import (
    download_revision,
    download_revision_document,
    revision,
    revision_changes,
    revision_contract,
    revision_drawing,
    revision_operation,
    revision_said,
    revision_seen,
    revision_type,
)
from .settling import address_thread, dismiss_thread, reopen_thread, resolve_thread
from .standing import all_threads
from .threads import answer_thread, thread
from .triage import triage

urlpatterns = [
    path("", feedback, name="feedback"),
    path("revisions/<int:number>/", revision, name="revision"),
    path("compare/", compare, name="compare"),
    path("compare/changelog/", download_comparison, name="download_comparison"),
    path("revisions/<int:number>/changes/", revision_changes, name="revision_changes"),
    path("revisions/<int:number>/design/", download_revision, name="download_revision"),
    path("revisions/<int:number>/verdicts/", revision_verdicts, name="revision_verdicts"),
    path("revisions/<int:number>/approve/", approve_revision, name="approve_revision"),
    path("revisions/<int:number>/begin/", begin_thread, name="begin_thread"),
    path("revisions/<int:number>/contract/<str:service>/", revision_contract, name="revision_contract"),
    path(
        "revisions/<int:number>/contract/<str:service>/operations/<path:name>/",
        revision_operation,
        name="revision_operation",
    ),
    path(
        "revisions/<int:number>/contract/<str:service>/types/<str:name>/", revision_type, name="revision_type"
    ),
    path("revisions/<int:number>/drawings/<str:key>/", revision_drawing, name="revision_drawing"),
    path("revisions/<int:number>/said/", revision_said, name="revision_said"),
    path("revisions/<int:number>/seen/", revision_seen, name="revision_seen"),
    path(
        "revisions/<int:number>/contract/<str:service>/yaml/",
        download_revision_document,
        name="download_revision_document",
    ),
    path("rounds/", include("seedapp.web.rounds")),
    path("rounds/<int:pk>/print/", print_round, name="print_round"),
    path("rounds/<int:pk>/export/<str:form>/", export_round, name="export_round"),
    path("triage/", triage, name="triage"),
    path("threads/", all_threads, name="threads"),
    path("threads/<int:pk>/attach/", attach_thread, name="attach_thread"),
    path("threads/<int:pk>/detach/", detach_thread, name="detach_thread"),
    path("threads/<int:pk>/apply/", apply_suggestion, name="apply_suggestion"),
    path("threads/<int:pk>/", thread, name="thread"),
    path("threads/<int:pk>/answer/", answer_thread, name="answer_thread"),
    path("threads/<int:pk>/address/", address_thread, name="address_thread"),
    path("threads/<int:pk>/dismiss/", dismiss_thread, name="dismiss_thread"),
    path("threads/<int:pk>/resolve/", resolve_thread, name="resolve_thread"),
    path("threads/<int:pk>/reopen/", reopen_thread, name="reopen_thread"),
    *by_account,
]
