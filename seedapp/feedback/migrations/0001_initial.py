
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('specification', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(5000)], verbose_name='what you want to know')),
                ('token_sha256', models.CharField(max_length=64, unique=True)),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField(verbose_name='open until')),
                ('closed_at', models.DateTimeField(null=True)),
                ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='specification.revision')),
            ],
            options={
                'ordering': ['-opened_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Reviewer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='your name')),
                ('perspective', models.CharField(choices=[('end-user', 'End user: does this let me do my job?'), ('client-developer', 'Client developer: could I code against this?')], max_length=20, verbose_name='you are')),
                ('token_sha256', models.CharField(max_length=64, unique=True)),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviewers', to='feedback.round')),
            ],
            options={
                'ordering': ['joined_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('anchor_kind', models.CharField(choices=[('operation', 'operation'), ('type', 'type'), ('job', 'job story'), ('document', 'document')], max_length=12)),
                ('anchor', models.CharField(max_length=80)),
                ('anchor_title', models.CharField(max_length=300)),
                ('part', models.CharField(blank=True, max_length=300)),
                ('quote', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(2000)])),
                ('severity', models.CharField(choices=[('question', 'Question'), ('suggestion', 'Suggestion'), ('should-fix', 'Should fix'), ('must-fix', 'Must fix')], default='question', max_length=12, verbose_name='how much it matters')),
                ('begun_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('resolved_at', models.DateTimeField(null=True)),
                ('resolved_by_name', models.CharField(blank=True, max_length=120)),
                ('resolution', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(5000)], verbose_name='what changed')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='threads', to='feedback.round')),
            ],
            options={
                'ordering': ['begun_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('author_name', models.CharField(max_length=120)),
                ('body', models.TextField(validators=[django.core.validators.MaxLengthValidator(20000)], verbose_name='comment')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reviewer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='comments', to='feedback.reviewer')),
                ('thread', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='feedback.thread')),
            ],
            options={
                'ordering': ['written_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Verdict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('judgement', models.CharField(choices=[('approve', 'Approve'), ('request-changes', 'Request changes'), ('comment', 'Comment only')], max_length=20, verbose_name='verdict')),
                ('note', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(5000)], verbose_name='why')),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reviewer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verdicts', to='feedback.reviewer')),
            ],
            options={
                'ordering': ['-given_at', '-pk'],
            },
        ),
    ]
