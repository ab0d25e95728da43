"""A review as large as they come: its contract page beside a stock Django page of the same rows."""

from bench.reviewing.measured import measure

__all__ = ["measure"]
