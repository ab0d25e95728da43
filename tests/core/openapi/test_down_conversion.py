"""What 3.0 has no word for is said in another way."""

from dataclasses import replace

import pytest

from seedapp.core.design import License
from seedapp.core.openapi import document

from .clinic import CLINIC


def license_in_3_0(given):
    return document(replace(CLINIC, license=given), "visits", openapi="3.0")["info"]["license"]


def test_a_listed_licence_has_the_address_of_its_page():
    assert license_in_3_0(License("MIT", "MIT")) == {
        "name": "MIT",
        "url": "https://spdx.org/licenses/MIT.html",
    }


@pytest.mark.parametrize(
    "given", [None, License("Ours", "LicenseRef-Ours"), License("Two", "MIT OR Apache-2.0")]
)
def test_a_licence_without_a_page_has_the_address_that_explains_it(given):
    assert license_in_3_0(given)["url"].endswith("/annexes/spdx-license-expressions/")
