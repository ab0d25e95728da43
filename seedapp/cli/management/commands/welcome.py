"""Prints where the workbench is served and how to sign in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from seedapp.accounts.models import User

from ...demo import DEMO_EMAIL, DEMO_PASSWORD


class Command(BaseCommand):
    help = "Print the address and how to sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--address", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"\n  SEED Workbench is at {options['address']}\n")
        demo = User.objects.filter(email=DEMO_EMAIL).first()
        if demo and demo.check_password(DEMO_PASSWORD):
            self.stdout.write(f"  Sign in as {DEMO_EMAIL} with the password {DEMO_PASSWORD},\n")
            self.stdout.write("  or create an account of your own. Ctrl-C stops it.\n\n")
        else:
            self.stdout.write("  Sign in, or create an account. Ctrl-C stops it.\n\n")
