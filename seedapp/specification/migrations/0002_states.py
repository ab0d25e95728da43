"""States of revisions, and the moves between them."""


import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('designs', '0003_document_members'),
        ('specification', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Move',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.CharField(max_length=20)),
                ('before', models.CharField(choices=[('draft', 'Draft'), ('in-review', 'In review'), ('approved', 'Approved'), ('superseded', 'Superseded'), ('withdrawn', 'Withdrawn')], max_length=12)),
                ('after', models.CharField(choices=[('draft', 'Draft'), ('in-review', 'In review'), ('approved', 'Approved'), ('superseded', 'Superseded'), ('withdrawn', 'Withdrawn')], max_length=12)),
                ('by_name', models.CharField(max_length=120)),
                ('reason', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(5000)], verbose_name='why')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='revision',
            name='state',
            field=models.CharField(choices=[('draft', 'Draft'), ('in-review', 'In review'), ('approved', 'Approved'), ('superseded', 'Superseded'), ('withdrawn', 'Withdrawn')], default='draft', max_length=12),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'in-review', 'approved', 'superseded', 'withdrawn'])), name='revision_state_known'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'approved')), fields=('design',), name='one_approved_revision'),
        ),
        migrations.AddField(
            model_name='move',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='move',
            name='revision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='specification.revision'),
        ),
    ]
