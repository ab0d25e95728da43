"""A revision that was put before reviewers already is in review."""

from django.db import migrations


def tell_their_states(apps, schema_editor):
    reviewed = apps.get_model("feedback", "Round").objects.values("revision")
    apps.get_model("specification", "Revision").objects.filter(pk__in=reviewed).update(state="in-review")


class Migration(migrations.Migration):

    # The rounds stand on a floor above; only this look at what was there before needs to know them.
    dependencies = [("specification", "0002_states"), ("feedback", "0001_initial")]

    operations = [migrations.RunPython(tell_their_states, migrations.RunPython.noop)]
