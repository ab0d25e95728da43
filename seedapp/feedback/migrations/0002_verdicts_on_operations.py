"""Verdicts on chosen operations, with the perspective that they were given from."""

from django.db import migrations, models

PERSPECTIVES = [
    ("end-user", "End user: does this let me do my job?"),
    ("client-developer", "Client developer: could I code against this?"),
]


def keep_perspectives(apps, schema_editor):
    """Verdicts given so far were given from the perspective of who gave them, on the whole."""
    Verdict = apps.get_model("feedback", "Verdict")
    for value, _label in PERSPECTIVES:
        Verdict.objects.filter(reviewer__perspective=value).update(perspective=value)


class Migration(migrations.Migration):
    dependencies = [("feedback", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="verdict",
            name="operations",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="verdict",
            name="perspective",
            field=models.CharField(choices=PERSPECTIVES, default="end-user", max_length=20),
            preserve_default=False,
        ),
        migrations.RunPython(keep_perspectives, migrations.RunPython.noop),
    ]
