"""Step 6 for the team: rounds of review, from opening one to closing it."""

from django.urls import path

from .deeds import (
    add_question,
    ask_members,
    close_round,
    extend_round,
    remove_question,
    reopen_round,
    revoke_link,
)
from .links import make_links, renew_link
from .opening import open_round
from .page import round_page

urlpatterns = [
    path("open/", open_round, name="open_round"),
    path("<int:pk>/", round_page, name="round"),
    path("<int:pk>/close/", close_round, name="close_round"),
    path("<int:pk>/reopen/", reopen_round, name="reopen_round"),
    path("<int:pk>/extend/", extend_round, name="extend_round"),
    path("<int:pk>/links/", make_links, name="make_links"),
    path("<int:pk>/links/<int:number>/revoke/", revoke_link, name="revoke_link"),
    path("<int:pk>/links/<int:number>/renew/", renew_link, name="renew_link"),
    path("<int:pk>/members/", ask_members, name="ask_members"),
    path("<int:pk>/questions/", add_question, name="add_question"),
    path("<int:pk>/questions/<int:number>/remove/", remove_question, name="remove_question"),
]
