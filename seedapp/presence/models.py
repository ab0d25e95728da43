"""One row for each person in each design: where they are, and when that was last heard."""

from django.conf import settings
from django.db import models


class Presence(models.Model):
    """`page` is an address within the design, "" for its overview.

    `design_id` is no foreign key, as in the journal: who is here is not part of a design, is not kept when
    it is deleted and does not come back with it.
    """

    design_id = models.BigIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    page = models.CharField(max_length=300, blank=True)
    is_editing = models.BooleanField(default=False)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["design_id", "user"], name="one_presence_a_person")]

    def __str__(self) -> str:
        return f"{self.user} in design {self.design_id}"
