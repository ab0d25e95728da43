"""Diagrams compared by everything but line numbers."""

from dataclasses import fields, is_dataclass


def without_lines(value):
    """Plain tuples of a model, `line` left out everywhere."""
    if is_dataclass(value):
        return (
            type(value).__name__,
            *(
                (one.name, without_lines(getattr(value, one.name)))
                for one in fields(value)
                if one.name != "line"
            ),
        )
    if isinstance(value, tuple):
        return tuple(without_lines(one) for one in value)
    return value
