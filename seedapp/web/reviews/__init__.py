"""Step 6 for reviewers: a revision to read and to comment on, by a link without an account, or by one."""

from django.urls import path

from .answering import review_answers
from .beginning import review_goal, review_say, review_seen
from .door import review
from .guest import BY_ACCOUNT
from .judging import review_verdict
from .pages import (
    review_contract,
    review_drawing,
    review_goals,
    review_operation,
    review_said,
    review_type,
)
from .pulse import review_pulse
from .saying import review_thread
from .told import review_mail, review_told

PAGES = [
    ("", review, "review"),
    ("goals/", review_goals, "review_goals"),
    ("contract/", review_contract, "review_contract"),
    ("contract/<str:service>/", review_contract, "review_contract"),
    ("contract/<str:service>/operations/<path:name>/", review_operation, "review_operation"),
    ("contract/<str:service>/types/<str:name>/", review_type, "review_type"),
    ("drawings/<str:key>/", review_drawing, "review_drawing"),
    ("said/", review_said, "review_said"),
    ("say/", review_say, "review_say"),
    ("goal/", review_goal, "review_goal"),
    ("seen/", review_seen, "review_seen"),
    ("pulse/", review_pulse, "review_pulse"),
    ("threads/<int:number>/", review_thread, "review_thread"),
    ("answers/", review_answers, "review_answers"),
    ("told/", review_told, "review_told"),
    ("mail/", review_mail, "review_mail"),
    ("verdict/", review_verdict, "review_verdict"),
]

urlpatterns = [path(f"<str:token>/{place}", view, name=name) for place, view, name in PAGES]
by_account = [
    path(f"rounds/<int:pk>/review/{place}", view, name=f"{BY_ACCOUNT}{name}") for place, view, name in PAGES
]
