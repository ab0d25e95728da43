"""A person, who signs in with an e-mail address; tokens for their programs; each try to sign in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 120


class UserManager(BaseUserManager["User"]):
    """Makes people from an e-mail address; there are no user names."""

    def create_user(self, email: str, password: str | None = None, **values: Any) -> "User":
        user = self.model(email=self.normalize_email(email), **values)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **values: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **values)


class User(AbstractUser):
    username = None  # type: ignore[assignment]  # an e-mail address is enough
    first_name = None  # type: ignore[assignment]  # names do not come in two parts everywhere
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=LONGEST_NAME, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_an_address")]

    def __str__(self) -> str:
        return display_name(self)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return display_name(self)


def display_name(user: User) -> str:
    """How a person is called: the name, or what stands before the @, which may be long and is cut then."""
    return user.name or user.email.partition("@")[0][:LONGEST_NAME]


class Scope(models.TextChoices):
    READ = "read", _("Read only")
    WRITE = "write", _("Read and write")


class Token(models.Model):
    """Lets a program act as a person through the REST API. Of its secret only the hash is kept.

    `only_in` is the number of the one workspace that it opens, null for all of the person's; it is no
    foreign key, because workspaces stand on a floor above.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(_("name"), max_length=80)
    beginning = models.CharField(max_length=16)
    sha256 = models.CharField(max_length=64, unique=True)
    scope = models.CharField(_("scope"), max_length=10, choices=Scope.choices)
    only_in = models.BigIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(scope__in=Scope.values), name="token_scope_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_live(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()

    @property
    def may_write(self) -> bool:
        return self.scope == Scope.WRITE

    def opens(self, workspace_id: int) -> bool:
        """Whether it is for this workspace; what the person may do there is another question."""
        return self.only_in is None or self.only_in == workspace_id


class SignIn(models.Model):
    """One try to sign in, as the person may look it up. `sign_ins.py` writes them and lets them expire.

    `user` is empty where nobody has the address; it is written all the same, so that both take as long.
    """

    class Method(models.TextChoices):
        PASSWORD = "password", _("Password")
        PASSKEY = "passkey", _("Passkey")
        PROVIDER = "provider", _("Another service")
        TOKEN = "token", _("Token of a program")

    class SecondStep(models.TextChoices):
        CODE = "totp", _("Code of an app")
        KEY = "webauthn", _("Security key")
        RECOVERY = "recovery_codes", _("Recovery code")

    class Outcome(models.TextChoices):
        SIGNED_IN = "signed-in", _("Signed in")
        REFUSED = "refused", _("Refused")
        SECOND_STEP_FAILED = "second-step-failed", _("Second step failed")
        TOO_MANY = "too-many", _("Too many tries")

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sign_ins")
    email = models.CharField(max_length=254, blank=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    method = models.CharField(max_length=20, choices=Method.choices)
    second_step = models.CharField(max_length=20, choices=SecondStep.choices, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    client_address = models.GenericIPAddressField(null=True)
    user_agent = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.outcome} by {self.method}"


class CacheEntry(models.Model):
    """A row of the cache that all processes share (`settings.CACHES`); Django's cache reads and writes it.

    It holds the counters of limits. The columns are those of `manage.py createcachetable`.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key
