"""What people type to name a thing: keys, names, targets; what names nothing says what is near."""

from dataclasses import replace

import pytest

from seedapp.core.thread.keys import NotNamed, target_named

from .test_impact import DESIGN


@pytest.mark.parametrize(
    ("key", "target"),
    [
        ("J1", "job:J1"),
        ("guest", "actor:guest"),
        ("orders", "service:orders"),
        ("buy", "interaction:buy"),
        ("buy#2", "interaction:buy#2"),
        ("Loaf", "type:Loaf"),
        ("Loaf/flour", "type:Loaf/flour"),
        ("orderLoaf", "operation:orders/orderLoaf"),
        ("orders/orderLoaf", "operation:orders/orderLoaf"),
        ("operation:orders/orderLoaf", "operation:orders/orderLoaf"),
        ("operation:orders/orderLoaf/inputs/loaf", "operation:orders/orderLoaf/inputs/loaf"),
        ("type:Loaf/flour", "type:Loaf/flour"),
    ],
)
def test_a_key_names_its_thing(key, target):
    assert target_named(DESIGN, key) == target


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("Laof", "Near it: Loaf"),
        ("j1", "Near it: J1"),
        ("zzzzzz", "Name a story, an actor"),
        ("type:Loaf/nothing", "There is no"),
        ("operation:orders/orderLoaf/inputs/nothing", "There is no"),
        ("interaction:buy#9", "There is no"),
    ],
)
def test_what_names_nothing_says_so(key, said):
    with pytest.raises(NotNamed, match=said):
        target_named(DESIGN, key)


def test_a_key_of_two_things_asks_which():
    again = replace(DESIGN.operations[0], service="ovens")
    design = replace(DESIGN, operations=(*DESIGN.operations, again))
    with pytest.raises(NotNamed, match="may be operation:orders/orderLoaf, operation:ovens/orderLoaf"):
        target_named(design, "orderLoaf")
