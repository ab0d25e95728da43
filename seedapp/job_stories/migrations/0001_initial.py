
import django.core.validators
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('actors', '0001_initial'),
        ('designs', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='JobStory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('key', models.CharField(max_length=80, verbose_name='key')),
                ('level', models.CharField(choices=[('customer', 'Customer story'), ('technical', 'Technical story')], default='customer', max_length=20, verbose_name='level')),
                ('situation', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name='When')),
                ('motivation', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name='I want to')),
                ('goal', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name='so I can')),
                ('evidence_source', models.CharField(blank=True, choices=[('interview', 'Interview'), ('data', 'Data'), ('assumption', 'Assumption')], max_length=20, verbose_name='evidence')),
                ('evidence_note', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name='note')),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='job_stories', to='actors.actor')),
                ('consumer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='needs', to='designs.service')),
                ('design', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='job_stories', to='designs.design')),
                ('provider', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='provides', to='designs.service')),
                ('refines', models.ManyToManyField(related_name='refined_by', to='job_stories.jobstory')),
            ],
            options={
                'verbose_name': 'job story',
                'verbose_name_plural': 'job stories',
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('design', 'key'), name='one_story_a_key'), models.CheckConstraint(condition=models.Q(('level__in', ['customer', 'technical'])), name='story_level_known'), models.CheckConstraint(condition=models.Q(('actor', None), ('consumer', None), _connector='OR'), name='story_has_one_needer')],
            },
        ),
    ]
