"""Reads a design file into a workspace."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seedapp.core import design_file
from seedapp.snapshot.restore import restore
from seedapp.workspaces.models import Workspace


class Command(BaseCommand):
    help = "Read a design file (or - for standard input) into a workspace, as a new design."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("workspace", help="address of the workspace, as in /w/<workspace>/")
        parser.add_argument("file")

    def handle(self, *args: Any, **options: Any) -> None:
        workspace = Workspace.objects.filter(slug=options["workspace"]).first()
        if workspace is None:
            raise CommandError(f"There is no workspace at {options['workspace']}.")
        try:
            text = sys.stdin.buffer.read() if options["file"] == "-" else Path(options["file"]).read_bytes()
            value = design_file.load(text)
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}.") from error
        except design_file.DesignFileError as error:
            raise CommandError(str(error)) from error
        design = restore(value, workspace, by=None)
        self.stdout.write(f"Imported as {workspace.slug}/{design.slug}.")
