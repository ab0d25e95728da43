"""A round may have several links, questions, and reviewers by account."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

PERSPECTIVES = [
    ('end-user', 'End user: does this let me do my job?'),
    ('client-developer', 'Client developer: could I code against this?'),
]


class Migration(migrations.Migration):

    dependencies = [
        ('feedback', '0003_goal_answers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameField(model_name='round', old_name='question', new_name='intro'),
        migrations.RenameField(model_name='round', old_name='expires_at', new_name='due_at'),
        migrations.AlterField(
            model_name='round',
            name='due_at',
            field=models.DateTimeField(verbose_name='comments until'),
        ),
        migrations.AddField(
            model_name='round',
            name='closed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='round',
            name='once_sha256',
            field=models.CharField(max_length=64, null=True, unique=True),
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_for_many', models.BooleanField()),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                ('perspective', models.CharField(blank=True, choices=PERSPECTIVES, max_length=20, verbose_name='perspective')),
                ('token_sha256', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('last_used_at', models.DateTimeField(null=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='feedback.round')),
            ],
            options={'ordering': ['-is_for_many', 'pk']},
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.CheckConstraint(
                condition=models.Q(('is_for_many', True), models.Q(models.Q(('name', ''), _negated=True), models.Q(('perspective', ''), _negated=True)), _connector='OR'),
                name='link_of_one_says_who',
            ),
        ),
        migrations.AddField(
            model_name='reviewer',
            name='link',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='reviewers', to='feedback.link'),
        ),
        migrations.AlterField(
            model_name='reviewer',
            name='token_sha256',
            field=models.CharField(max_length=64, null=True, unique=True),
        ),
        migrations.AlterField(
            model_name='reviewer',
            name='joined_at',
            field=models.DateTimeField(default=django.utils.timezone.now, null=True),
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('text', models.CharField(max_length=500, verbose_name='question')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='feedback.round')),
            ],
            options={'ordering': ['position', 'pk']},
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.TextField(validators=[django.core.validators.MaxLengthValidator(20000)], verbose_name='answer')),
                ('answered_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='feedback.question')),
                ('reviewer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='feedback.reviewer')),
            ],
            options={
                'ordering': ['answered_at', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('question', 'reviewer'), name='one_answer_a_reviewer')],
            },
        ),
    ]
