"""Design files with values that no column or address can hold are refused by name, with nothing kept."""

import pytest

from seedapp.core import design_file


def _faults(text):
    with pytest.raises(design_file.DesignFileError) as refused:
        design_file.load(text)
    return [one.path for one in refused.value.faults]


@pytest.mark.parametrize("key", [".", ".."])
def test_a_key_that_browsers_take_out_of_addresses_is_refused(key):
    """Dot segments: the page of such a thing could never be opened."""
    assert _faults(f'seed: "1"\ntitle: x\nactors: [{{key: "{key}", name: A}}]') == ["actors[0].key"]


def test_an_address_longer_than_its_column_is_refused_before_it_reaches_the_database():
    """Over-long values beyond the database's column."""
    assert _faults(f'seed: "1"\ntitle: x\ncontact: {{email: "{"a" * 300}@b.test"}}') == ["contact.email"]
