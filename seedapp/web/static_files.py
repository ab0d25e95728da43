"""Static files named by their content, so that browsers keep them for ever and never mix two versions."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

# `from "./copy.js"` and `import("../live.js")`; names without a dot are those of the import map.
_RELATIVE_IMPORTS = (
    r"""(?P<matched>(?P<how>from\s*|import\s*\(\s*|import\s+)["'](?P<url>\.{1,2}/[^"']+)["'])"""
)


class NamedByContent(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Also follows the imports between the modules of `static/js`."""

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/*.js", ((_RELATIVE_IMPORTS, '%(how)s"%(url)s"'),)),
    )
