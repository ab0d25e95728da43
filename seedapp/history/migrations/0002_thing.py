

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('history', '0001_initial'),
        ('workspaces', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='change',
            name='row_version',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='change',
            name='thing',
            field=models.CharField(blank=True, default='', max_length=80),
        ),
        migrations.AddIndex(
            model_name='change',
            index=models.Index(fields=['thing', 'number'], name='changes_of_a_thing'),
        ),
    ]
