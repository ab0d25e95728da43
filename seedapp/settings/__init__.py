# ruff: noqa: F403 - settings are the names of this module
"""Everything that differs between installations is read from the environment; a part for each theme."""

from .environment import BASE_DIR as BASE_DIR
from .log import *
from .mail import *
from .outside import *
from .pages import *
from .people import *
from .rest_api import *
from .rooms import *
from .safety import *
from .storage import *
