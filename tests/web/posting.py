"""What a browser would post when somebody opens a form and presses its button."""


def posted(*parts, **typed):
    """The values that forms and formsets stand with, changed by what is `typed` into controls by name."""
    data = {}
    for part in parts:
        if hasattr(part, "management_form"):
            data |= _values(part.management_form)
            for form in part:
                data |= _values(form)
        else:
            data |= _values(part)
    return data | typed


def _values(form):
    values = {field.html_name: field.value() for field in form}
    return {name: _text(value) for name, value in values.items() if value is not None and value is not False}


def _text(value):
    if value is True:
        return "on"
    return value if isinstance(value, list) else str(value)
