"""The browser of the tests asks nobody but this machine."""

import pytest
from playwright.sync_api import Error


@pytest.mark.parametrize("elsewhere", ["http://example.org/", "http://192.0.2.1/", "http://[2001:db8::1]/"])
def test_no_other_machine_is_asked(page, elsewhere):
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto(elsewhere)
