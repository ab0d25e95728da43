#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seedapp.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import OperationalError, connection

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as fault:
        sys.exit(f"{fault}")
    except OperationalError as fault:
        if connection.connection is not None:
            raise  # it answered, and said no to something
        sys.exit(f"The database that DATABASE_URL names does not answer: {' '.join(str(fault).split())}")


if __name__ == "__main__":
    main()
