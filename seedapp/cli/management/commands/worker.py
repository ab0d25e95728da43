"""Runs the worker: webhooks are sent, mail and other queued tasks are done."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from seedapp.worker.rounds import work_off
from seedapp.worker.run import do_queued_tasks, run


class Command(BaseCommand):
    help = (
        "Send webhooks and do queued tasks until stopped. Run one or more of them beside the web processes."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what there is to do now, and end")
        parser.add_argument("--parent", type=int, help="end when the process with this number is gone")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            work_off()
            do_queued_tasks(batch=True)
        else:
            run(options["parent"])
