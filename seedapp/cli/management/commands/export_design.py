"""Writes a design of the database as a design file."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seedapp.core import design_file
from seedapp.designs.models import Design
from seedapp.snapshot.take import take


class Command(BaseCommand):
    help = "Write a design as a design file to standard output."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("workspace", help="address of the workspace, as in /w/<workspace>/")
        parser.add_argument("design", help="address of the design, as in /w/<workspace>/<design>/")

    def handle(self, *args: Any, **options: Any) -> None:
        design = Design.objects.filter(workspace__slug=options["workspace"], slug=options["design"]).first()
        if design is None:
            raise CommandError(f"There is no design at {options['workspace']}/{options['design']}.")
        self.stdout.write(design_file.dump(take(design)), ending="")
