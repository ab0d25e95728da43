"""That a worker works: each tells so now and then, for whoever watches the installation."""

from datetime import timedelta

from django.db import models
from django.utils import timezone


class Pulse(models.Model):
    """One row for each worker's process, by machine and number."""

    name = models.CharField(max_length=120, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


def beat(name: str) -> None:
    """Say that this worker works, and forget those that have been still for a day."""
    now = timezone.now()
    Pulse.objects.update_or_create(name=name, defaults={"at": now})
    Pulse.objects.filter(at__lt=now - timedelta(days=1)).delete()
