
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('designs', '0001_initial'),
        ('job_stories', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Drawing',
            fields=[
                ('source_sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('svg', models.TextField(blank=True)),
                ('problem', models.TextField(blank=True)),
                ('line', models.PositiveIntegerField(null=True)),
                ('size', models.PositiveIntegerField(default=0)),
                ('drawn_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='Interaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('key', models.CharField(max_length=80, verbose_name='key')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('plantuml', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(200000)], verbose_name='PlantUML')),
                ('participants', models.JSONField(blank=True, default=dict, verbose_name='participants')),
                ('design', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interactions', to='designs.design')),
                ('jobs', models.ManyToManyField(blank=True, related_name='interactions', to='job_stories.jobstory')),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(null=True)),
                ('sender', models.CharField(blank=True, max_length=400)),
                ('receiver', models.CharField(blank=True, max_length=400)),
                ('label', models.TextField(blank=True)),
                ('interaction', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='interactions.interaction')),
            ],
            options={
                'ordering': ['interaction', 'number', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='interaction',
            constraint=models.UniqueConstraint(fields=('design', 'key'), name='one_interaction_a_key'),
        ),
    ]
