"""A journal tells its workspace. What has no change left, or no workspace any more, is no journal."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def tell_the_workspace(apps, schema_editor):
    journals = apps.get_model('history', 'Journal').objects
    changes = apps.get_model('history', 'Change').objects.filter(design_id=OuterRef('design_id'))
    journals.update(workspace_id=Subquery(changes.values('workspace_id')[:1]))
    journals.filter(workspace_id=None).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('history', '0002_thing'),
        ('workspaces', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='journal',
            name='workspace',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='journals', to='workspaces.workspace'),
        ),
        migrations.RunPython(tell_the_workspace, migrations.RunPython.noop),
    ]
