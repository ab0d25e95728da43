"""The installation gets a new secret: what the old one encrypted is encrypted anew before that one goes."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.management import CommandError, call_command

from seedapp.webhooks.changes import add_webhook
from seedapp.webhooks.models import Webhook
from seedapp.webhooks.sealing import CannotOpen, open_sealed

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def changed_over(settings):
    """The secret is another one, the former is known for a while."""
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another secret"


@pytest.fixture
def app_of(team):
    return TOTP.activate(team.owner, SECRET).instance


@pytest.fixture
def codes_of(team):
    return RecoveryCodes.activate(team.owner).instance


@pytest.fixture
def hook(team):
    return add_webhook(team.workspace, by=team.owner, url="https://example.test/", topics=["*"])[0]


def code_now():
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


def test_second_factors_and_webhooks_outlive_the_secret_that_encrypted_them(
    app_of, codes_of, hook, changed_over, settings, capsys
):
    codes, known = codes_of.wrap().get_unused_codes(), open_sealed(hook.secret)

    call_command("seal_anew")
    settings.SECRET_KEY_FALLBACKS = []

    assert "2 second factors, 1 webhooks" in capsys.readouterr().out
    app, recovery = (Authenticator.objects.get(pk=one.pk).wrap() for one in (app_of, codes_of))
    assert get_adapter().decrypt(app.instance.data["secret"]) == SECRET
    assert app.validate_code(code_now())
    assert recovery.get_unused_codes() == codes
    assert open_sealed(Webhook.objects.get().secret) == known


def test_without_it_they_would_not(app_of, hook, changed_over, settings):
    settings.SECRET_KEY_FALLBACKS = []

    assert get_adapter().decrypt(app_of.data["secret"]) != SECRET
    with pytest.raises(CannotOpen):
        open_sealed(hook.secret)


def test_what_no_secret_opens_stays_as_it_is_and_is_told_of(app_of, hook, settings):
    settings.SECRET_KEY = "another secret"
    before = [Authenticator.objects.values_list("data").get(), Webhook.objects.values_list("secret").get()]

    with pytest.raises(CommandError, match="1 second factors, 1 webhooks"):
        call_command("seal_anew")

    after = [Authenticator.objects.values_list("data").get(), Webhook.objects.values_list("secret").get()]
    assert after == before


def test_a_second_time_changes_nothing_that_matters(app_of, changed_over, settings):
    call_command("seal_anew")
    call_command("seal_anew")
    settings.SECRET_KEY_FALLBACKS = []

    row = Authenticator.objects.get()
    assert get_adapter().decrypt(row.data["secret"]) == SECRET


def test_what_was_kept_before_there_was_a_lock_gets_one(team, settings):
    row = Authenticator.objects.create(user=team.owner, type="totp", data={"secret": SECRET})

    call_command("seal_anew")

    row.refresh_from_db()
    assert SECRET not in row.data["secret"]
    assert get_adapter().decrypt(row.data["secret"]) == SECRET
