"""Writes a whole copy of an SQLite database while people work."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection


class Command(BaseCommand):
    help = "Write a whole copy of the SQLite database to a new file, while it is in use."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="where the copy goes; nothing may be there yet")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        if connection.vendor != "sqlite":
            raise CommandError("This copies SQLite databases. For PostgreSQL use pg_dump --format custom.")
        if file.exists():
            raise CommandError(f"{file} is there already. Name a file that is not.")
        if not file.parent.is_dir():
            raise CommandError(f"There is no folder {file.parent}. Make it, or name another.")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(file)])
        file.chmod(0o600)
        self.stdout.write(f"{file} holds the whole database ({file.stat().st_size // 1024} KiB).")
