"""What is searched: one row for each thing of a design. Made out of the rooms' rows, never written by hand.

Designs are named by number, as the journal names them: nothing here hangs on a design that is deleted or
put back, and rows of a design that is gone are found by nobody.
"""

from typing import Any

from django.db import models


class Reading(models.Model):
    """How far the journal of a design has been read, and in which form its things were kept."""

    design_id = models.BigIntegerField(unique=True)
    number = models.PositiveBigIntegerField()
    form = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"design {self.design_id} up to {self.number}"


class Entry(models.Model):
    """A thing as it is searched. `lines` are [what, of, text]: ["input", "bike_id", "the bike to rent"].

    `title_folded` and `folded` (title and lines) are what is compared, in the form of core.searching.
    """

    design_id = models.BigIntegerField()
    kind = models.CharField(max_length=12)
    target = models.CharField(max_length=400)
    place = models.PositiveIntegerField()
    title = models.TextField()
    lines: "models.JSONField[list[list[str]], Any]" = models.JSONField(default=list)
    title_folded = models.TextField()
    folded = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["design_id", "target"], name="one_entry_a_thing")]

    def __str__(self) -> str:
        return self.target
