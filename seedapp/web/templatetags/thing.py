"""`{{ row|thing }}`: what a row is called in the journal, through every rename."""

from django import template
from django.db.models import Model

from seedapp.history.things import thing_of

register = template.Library()


@register.filter
def thing(row: Model) -> str:
    return thing_of(row)
