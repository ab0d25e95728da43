"""Signatures against the example that the Standard Webhooks project checks its own libraries with."""

import base64
from datetime import UTC, datetime

from seedapp.webhooks import signing


def test_the_published_example_is_signed_as_published():
    headers = signing.headers(
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        datetime.fromtimestamp(1614265330, UTC),
        b'{"test": 2432232314}',
        ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    )

    assert headers == {
        "Webhook-Id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "Webhook-Timestamp": "1614265330",
        "Webhook-Signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_a_secret_is_of_the_length_that_the_specification_asks_for():
    one, other = signing.new_secret(), signing.new_secret()

    assert one != other
    assert 24 <= len(base64.b64decode(one.removeprefix("whsec_"), validate=True)) <= 64
