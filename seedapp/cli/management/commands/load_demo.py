"""Loads the sample design into a workspace of its own, with somebody to sign in as."""

from importlib.resources import files
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from seedapp.accounts.models import User
from seedapp.core import design_file
from seedapp.designs.models import Design
from seedapp.snapshot.restore import restore
from seedapp.workspaces.changes import found_workspace

from ...demo import DEMO_EMAIL, DEMO_PASSWORD


class Command(BaseCommand):
    help = "Load the sample design, and somebody to sign in as."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there is any design")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and Design.objects.exists():
            return
        owner = User.objects.filter(email=DEMO_EMAIL).first() or User.objects.create_user(
            DEMO_EMAIL, DEMO_PASSWORD, name="Dana Demo"
        )
        workspace = found_workspace(name="Demo team", by=owner)
        text = files("seedapp.cli").joinpath("demo.seed.yaml").read_bytes()
        design = restore(design_file.load(text), workspace, by=owner)
        self.stdout.write(f"The sample design “{design.title}” is loaded.")
