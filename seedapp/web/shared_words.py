"""Words that several pages say alike."""

from django.utils.translation import gettext_lazy

LINES_HELP = gettext_lazy("One a line.")
