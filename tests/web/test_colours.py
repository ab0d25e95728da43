"""Every colour that carries words can be read, in the light and in the dark."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[2] / "static" / "css" / "tokens.css"
PAIRS = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", TOKENS.read_text())
}
GROUNDS = ("paper", "surface", "sunk", "raised")
KINDS = sorted(name.removesuffix("-soft") for name in PAIRS if name.endswith("-soft") and name != "ink-soft")
READ = [kind for kind in KINDS if kind != "thread"]


def _light_of(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str, theme: int) -> float:
    dim, bright = sorted((_light_of(PAIRS[one][theme]), _light_of(PAIRS[other][theme])))
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("kind", READ)
def test_a_kind_can_be_read_on_every_ground(kind, theme):
    assert min(_contrast(kind, ground, theme) for ground in (*GROUNDS, f"{kind}-soft")) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "ink-soft"])
def test_ink_can_be_read_on_every_ground(ink, theme):
    assert (
        min(_contrast(ink, ground, theme) for ground in (*GROUNDS, *(f"{kind}-soft" for kind in KINDS)))
        >= 4.5
    )


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("line", ["line-strong", "focus", "thread"])
def test_lines_that_mean_something_can_be_seen(line, theme):
    assert min(_contrast(line, "surface", theme), _contrast(line, "paper", theme)) >= 3


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_the_text_of_a_pressed_button_can_be_read(theme):
    assert min(_contrast("on-leaf", ground, theme) for ground in ("leaf", "leaf-strong")) >= 4.5
