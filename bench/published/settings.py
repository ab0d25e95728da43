"""The workbench as it is served, with one more address: an empty view."""

from seedapp.settings import *  # noqa: F403 - the whole site, and nothing of it changed

ROOT_URLCONF = "bench.published.urls"
