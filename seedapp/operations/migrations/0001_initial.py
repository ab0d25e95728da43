
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('designs', '0001_initial'),
        ('interactions', '0001_initial'),
        ('job_stories', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DataType',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('position', models.PositiveIntegerField(default=0)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('description', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(10000)], verbose_name='description')),
                ('values', models.JSONField(blank=True, default=list, verbose_name='values')),
                ('schema', models.JSONField(blank=True, null=True, verbose_name='JSON Schema')),
                ('design', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='types', to='designs.design')),
            ],
            options={
                'verbose_name': 'type',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Dismissal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('candidate', models.CharField(max_length=64)),
                ('title', models.CharField(max_length=300)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('design', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dismissals', to='designs.design')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Operation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('key', models.CharField(max_length=120, verbose_name='key')),
                ('kind', models.CharField(choices=[('query', 'Query'), ('action', 'Action')], max_length=10, verbose_name='kind')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('description', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(10000)], verbose_name='description')),
                ('outcome', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(10000)], verbose_name='expected outcome')),
                ('response_type', models.CharField(blank=True, max_length=130, verbose_name='type of the response')),
                ('http_method', models.CharField(blank=True, max_length=10, verbose_name='method')),
                ('http_path', models.CharField(blank=True, max_length=500, verbose_name='path')),
                ('http_status', models.PositiveIntegerField(blank=True, null=True, verbose_name='status')),
                ('openapi', models.JSONField(blank=True, default=dict)),
                ('jobs', models.ManyToManyField(blank=True, related_name='operations', to='job_stories.jobstory')),
                ('messages', models.ManyToManyField(blank=True, related_name='operations', to='interactions.message')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='operations', to='designs.service')),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Field',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('direction', models.CharField(choices=[('in', 'Input'), ('out', 'Response'), ('part', 'Part of a type')], max_length=4)),
                ('position', models.PositiveIntegerField(default=0)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('type', models.CharField(default='string', max_length=130, verbose_name='type')),
                ('required', models.BooleanField(default=True, verbose_name='required')),
                ('description', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(10000)], verbose_name='description')),
                ('example', models.JSONField(blank=True, null=True, verbose_name='example')),
                ('place', models.CharField(blank=True, max_length=10, verbose_name='goes in')),
                ('data_type', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='fields', to='operations.datatype')),
                ('operation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='fields', to='operations.operation')),
            ],
            options={
                'ordering': ['direction', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Failure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0)),
                ('when', models.TextField(validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name='fails when')),
                ('status', models.PositiveIntegerField(blank=True, null=True, verbose_name='status')),
                ('operation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='failures', to='operations.operation')),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='datatype',
            constraint=models.UniqueConstraint(fields=('design', 'name'), name='one_type_a_name'),
        ),
        migrations.AddConstraint(
            model_name='dismissal',
            constraint=models.UniqueConstraint(fields=('design', 'candidate'), name='one_dismissal_a_candidate'),
        ),
        migrations.AddConstraint(
            model_name='operation',
            constraint=models.UniqueConstraint(fields=('service', 'key'), name='one_operation_a_key'),
        ),
        migrations.AddConstraint(
            model_name='operation',
            constraint=models.UniqueConstraint(fields=('service', 'uid'), name='one_operation_a_uid'),
        ),
        migrations.AddConstraint(
            model_name='operation',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['query', 'action'])), name='operation_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='field',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('data_type', None), ('direction__in', ['in', 'out']), ('operation__isnull', False)), models.Q(('data_type__isnull', False), ('direction', 'part'), ('operation', None)), _connector='OR'), name='field_of_one_thing'),
        ),
    ]
