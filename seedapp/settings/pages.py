"""Languages and time, and the files that pages are made of."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from .environment import BASE_DIR

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ko", _("Korean"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = ["seedapp.web.formats"]
USE_TZ = True

NODE_MODULES = BASE_DIR / "node_modules"
_NODE_PACKAGES = {
    "bootstrap": "dist",
    "codemirror": "dist",
    "@codemirror/state": "dist",
    "@codemirror/view": "dist",
    "@codemirror/commands": "dist",
    "@codemirror/language": "dist",
    "@codemirror/lint": "dist",
    "@codemirror/autocomplete": "dist",
    "@codemirror/search": "dist",
    "@lezer/common": "dist",
    "@lezer/highlight": "dist",
    "@lezer/lr": "dist",
    "@marijn/find-cluster-break": "src",
    "style-mod": "src",
    "w3c-keyname": ".",
    "crelt": ".",
}
STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("SEED_STATIC_ROOT", BASE_DIR / "build" / "static"))
# Where a place for collected files is named, pages use those: named by content, kept by browsers for ever.
IS_COLLECTED = "SEED_STATIC_ROOT" in os.environ
STATICFILES_DIRS: list[Path | tuple[str, Path]] = [
    BASE_DIR / "static",
    *(
        (f"vendor/{package}", NODE_MODULES / package / folder)
        for package, folder in _NODE_PACKAGES.items()
        if (NODE_MODULES / package / folder).is_dir()
    ),
]
if IS_COLLECTED:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "seedapp.web.static_files.NamedByContent"},
    }
WHITENOISE_USE_FINDERS = not IS_COLLECTED
WHITENOISE_AUTOREFRESH = False
