"""`{{ comment.body|markdown }}`: Markdown as safe HTML."""

from django import template
from django.utils.safestring import SafeString

from seedapp.web.markdown import as_html

register = template.Library()


@register.filter
def markdown(text: str) -> SafeString:
    return SafeString(as_html(text or ""))
