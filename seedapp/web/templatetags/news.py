"""What changed since somebody looked, in the words of the steps."""

from __future__ import annotations

from collections import Counter

from django import template

from seedapp.notices.looking import News
from seedapp.web.history.listing import STEPS

register = template.Library()


@register.simple_tag
def news_rooms(news: News) -> list[tuple[str, int]]:
    """(what a step is called, how many changes), most of them first."""
    steps = {room: str(label) for label, rooms in STEPS.values() for room in rooms}
    counts: Counter[str] = Counter()
    for room, count in news.rooms:
        counts[steps.get(room, room)] += count
    return counts.most_common()
