"""Encrypts with the present secret of the installation what a former one has encrypted."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from seedapp.accounts.keys import encrypt_anew
from seedapp.webhooks.resealing import seal_anew


class Command(BaseCommand):
    help = (
        "Encrypt with SEED_SECRET_KEY what SEED_SECRET_KEY_FALLBACKS have encrypted: call it before they go."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        factors, lost_factors = encrypt_anew()
        webhooks, lost_webhooks = seal_anew()
        self.stdout.write(f"{factors - lost_factors} second factors, {webhooks - lost_webhooks} webhooks.")
        if lost_factors or lost_webhooks:
            raise CommandError(
                f"Left as they are: {lost_factors} second factors, {lost_webhooks} webhooks. "
                "None of the secrets opens them. Put that of before into SEED_SECRET_KEY_FALLBACKS."
            )
