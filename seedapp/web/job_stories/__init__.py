"""Step 2, the pages of the job stories: written as sentences, pasted, and translated into technical ones."""

from django.urls import path

from .pages import add_job_story, job_stories, job_story, order_job_stories, remove_job_story
from .paste import keep_pasted, paste_job_stories
from .technical import accept_technical_story, technical_stories

urlpatterns = [
    path("", job_stories, name="job_stories"),
    path("add/", add_job_story, name="add_job_story"),
    path("order/", order_job_stories, name="order_job_stories"),
    path("paste/", paste_job_stories, name="paste_job_stories"),
    path("paste/keep/", keep_pasted, name="keep_pasted"),
    path("technical/", technical_stories, name="technical_stories"),
    path("technical/accept/", accept_technical_story, name="accept_technical_story"),
    path("of/<str:key>/", job_story, name="job_story"),
    path("of/<str:key>/delete/", remove_job_story, name="remove_job_story"),
]
