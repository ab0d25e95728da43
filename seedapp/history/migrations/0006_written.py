"""Each change tells row by row what it wrote."""

import django.core.serializers.json
import django.db.models.deletion
from django.db import migrations, models


def moments_begin_here(apps, schema_editor):
    """What was written before tells of no rows: the past moments of a design begin at its latest change."""
    apps.get_model("history", "Journal").objects.update(moments_from=models.F("last_number"))


class Migration(migrations.Migration):

    dependencies = [
        ('history', '0005_below_the_workspaces'),
    ]

    operations = [
        migrations.AddField(
            model_name='change',
            name='undoes',
            field=models.PositiveBigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='journal',
            name='moments_from',
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.CreateModel(
            name='Written',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('design_id', models.BigIntegerField()),
                ('number', models.PositiveBigIntegerField()),
                ('thing', models.CharField(max_length=80)),
                ('row_version', models.PositiveIntegerField(null=True)),
                ('before', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, null=True)),
                ('after', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, null=True)),
                ('change', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='written', to='history.change')),
            ],
            options={
                'ordering': ['number', 'pk'],
                'indexes': [models.Index(fields=['design_id', 'number'], name='written_in_a_design'), models.Index(fields=['thing', 'number'], name='written_to_a_thing')],
            },
        ),
        migrations.RunPython(moments_begin_here, migrations.RunPython.noop),
    ]
