"""Nobody is told of what was written before there were notices: each journal is read from its end on."""

from django.db import migrations


def stand_at_the_end(apps, schema_editor):
    Place = apps.get_model("notices", "Place")
    Journal = apps.get_model("history", "Journal")
    journals = Journal.objects.filter(design_id__gt=0).values_list("design_id", "last_number")
    Place.objects.bulk_create(
        (Place(design_id=design_id, number=number) for design_id, number in journals), batch_size=500
    )


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial")]

    operations = [migrations.RunPython(stand_at_the_end, migrations.RunPython.noop, elidable=True)]
