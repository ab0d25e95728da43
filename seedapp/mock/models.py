"""A mock's address: whoever knows it may ask, without an account, until it expires or is closed."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from seedapp.designs.models import Design
from seedapp.specification.models import Revision


class MockAddress(models.Model):
    """`revision` is whose documents are answered from; without one, the design as it stands."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="mock_addresses")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, null=True, related_name="mock_addresses")
    token_sha256 = models.CharField(max_length=64, unique=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return f"mock of {self.revision or self.design}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.expires_at > timezone.now()
