"""Sets up what a goal of the Makefile needs. Speaks clearly to any Python, before it asks for a new one."""

import sys

OLDEST = (3, 11)

if __name__ == "__main__":
    if sys.version_info < OLDEST:
        typed = ".".join(str(part) for part in sys.version_info[:3])
        wanted = ".".join(str(part) for part in OLDEST)
        sys.exit(
            "SEED Workbench needs Python " + wanted + " or newer, and this is Python " + typed + ": "
            "install a newer one, or name it: make run PYTHON=python" + wanted
        )
    from scripts.installation import install

    install(sys.argv[1:])
