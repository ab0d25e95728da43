"""Threads have a state and tell how they came into it; comments keep what they said before."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def keep_what_was_settled(apps, schema_editor):
    """A thread that was resolved stays so, with who did it, when, and what they said."""
    Thread = apps.get_model("feedback", "Thread")
    Turn = apps.get_model("feedback", "Turn")
    settled = Thread.objects.filter(resolved_at__isnull=False)
    Turn.objects.bulk_create(
        (
            Turn(
                thread=one,
                state="resolved",
                author_name=one.resolved_by_name,
                note=one.resolution,
                at=one.resolved_at,
            )
            for one in settled.iterator(500)
        ),
        batch_size=500,
    )
    settled.update(state="resolved")


class Migration(migrations.Migration):

    dependencies = [
        ('feedback', '0006_round_without_secret'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.JSONField()),
                ('title', models.CharField(max_length=300)),
                ('author_name', models.CharField(max_length=120)),
                ('attached_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('taken_back_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CommentVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.TextField(validators=[django.core.validators.MaxLengthValidator(20000)])),
                ('written_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('value', models.CharField(blank=True, max_length=2000)),
                ('before', models.CharField(blank=True, max_length=2000)),
                ('change', models.PositiveBigIntegerField(null=True)),
                ('applied_by_name', models.CharField(blank=True, max_length=120)),
                ('applied_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Turn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('open', 'Open'), ('addressed', 'Addressed'), ('resolved', 'Resolved'), ('dismissed', 'Dismissed')], max_length=10)),
                ('author_name', models.CharField(max_length=120)),
                ('note', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(5000)], verbose_name='why')),
                ('change', models.PositiveBigIntegerField(null=True, verbose_name='the change that did it')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='comment',
            name='edited_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='thread',
            name='state',
            field=models.CharField(choices=[('open', 'Open'), ('addressed', 'Addressed'), ('resolved', 'Resolved'), ('dismissed', 'Dismissed')], default='open', max_length=10),
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'addressed', 'resolved', 'dismissed'])), name='thread_state_known'),
        ),
        migrations.AddField(
            model_name='attachment',
            name='member',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='attachment',
            name='thread',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='feedback.thread'),
        ),
        migrations.AddField(
            model_name='commentversion',
            name='comment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='feedback.comment'),
        ),
        migrations.AddField(
            model_name='mention',
            name='comment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='feedback.comment'),
        ),
        migrations.AddField(
            model_name='mention',
            name='member',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='mention',
            name='reviewer',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='feedback.reviewer'),
        ),
        migrations.AddField(
            model_name='suggestion',
            name='thread',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='suggestion', to='feedback.thread'),
        ),
        migrations.AddField(
            model_name='turn',
            name='member',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='turn',
            name='reviewer',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='feedback.reviewer'),
        ),
        migrations.AddField(
            model_name='turn',
            name='thread',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='turns', to='feedback.thread'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.UniqueConstraint(fields=('comment', 'member'), name='one_mention_a_member'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.UniqueConstraint(fields=('comment', 'reviewer'), name='one_mention_a_reviewer'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.CheckConstraint(condition=models.Q(('member', None), ('reviewer', None), _connector='XOR'), name='mention_of_one_person'),
        ),
        migrations.RunPython(keep_what_was_settled, migrations.RunPython.noop),
    ]
