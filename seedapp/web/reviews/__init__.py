"""Step 6 for guests: a revision to read and to comment on, by a link and without an account."""

from django.urls import path

from .pages import review, review_contract, review_goals
from .saying import review_say, review_thread, review_verdict

urlpatterns = [
    path("<str:token>/", review, name="review"),
    path("<str:token>/goals/", review_goals, name="review_goals"),
    path("<str:token>/contract/", review_contract, name="review_contract"),
    path("<str:token>/contract/<str:service>/", review_contract, name="review_contract"),
    path("<str:token>/say/", review_say, name="review_say"),
    path("<str:token>/threads/<int:number>/", review_thread, name="review_thread"),
    path("<str:token>/verdict/", review_verdict, name="review_verdict"),
]
