"""The ways through a diagram: what the main one passes, and which branches have one of their own."""

import pytest

from seedapp.core.arazzo.ways import Fork, ways
from seedapp.core.sequence import parse


def _numbers(text):
    """The calls of each way: a label is the name of a call."""
    return ["".join(one.call.label for one in way.calls) for way in ways(parse(text), _tells_failure)]


def _tells_failure(label):
    return "fails" in label


def _calls(names):
    return "\n".join(f"x -> y: {name}" for name in names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_calls("ab"), ["ab"]),
        (f"alt one\n{_calls('a')}\nelse two\n{_calls('b')}\nend\n{_calls('c')}", ["ac", "bc"]),
        (f"alt it fails\n{_calls('a')}\nelse well\n{_calls('b')}\nend\n{_calls('c')}", ["bc", "ac"]),
        (f"{_calls('a')}\nopt hungry\n{_calls('b')}\nend\n{_calls('c')}", ["abc"]),
        (f"{_calls('a')}\nopt it fails\n{_calls('b')}\nend\n{_calls('c')}", ["ac", "abc"]),
        (f"loop each\n{_calls('a')}\nend\n{_calls('b')}", ["ab"]),
        (f"par one\n{_calls('a')}\nalso two\n{_calls('b')}\nend", ["ab"]),
        (f"{_calls('a')}\nbreak over\n{_calls('b')}\nend\n{_calls('c')}", ["ac", "ab"]),
        (
            f"loop each\nbreak over\n{_calls('a')}\nend\n{_calls('b')}\nend\n{_calls('c')}",
            ["bc", "ac"],
        ),
        (
            f"alt one\n{_calls('a')}\nelse two\nalt three\n{_calls('b')}\nelse four\n{_calls('c')}\nend\nend",
            ["a", "b", "c"],
        ),
        (f'box "shop"\nparticipant x\nend box\ncritical\n{_calls("a")}\nend', ["a"]),
    ],
)
def test_a_way_passes_these_calls(text, expected):
    assert _numbers(text) == expected


def test_what_a_call_stands_in_is_told():
    text = f"loop each loaf\nopt it is brown\n{_calls('a')}\nend\nend"
    passed = ways(parse(text), _tells_failure)[0].calls[0]
    assert [branch.title for branch in passed.around] == ["loop each loaf", "opt it is brown"]


def test_a_fork_names_the_branches_that_are_left_aside():
    text = f"alt one\n{_calls('a')}\nelse two\n{_calls('b')}\nelse three\n{_calls('c')}\nend"
    forks = [one for one in ways(parse(text), _tells_failure)[0].events if isinstance(one, Fork)]
    assert [branch.title for branch in forks[0].others] == ["else two", "else three"]
