
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('designs', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Actor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('key', models.CharField(max_length=80, verbose_name='key')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('human', 'Human'), ('app', 'App'), ('api', 'API'), ('microservice', 'Microservice'), ('external', 'External system')], default='human', max_length=20, verbose_name='kind')),
                ('description', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(10000)], verbose_name='description')),
                ('needs', models.JSONField(blank=True, default=list, verbose_name='needs')),
                ('pains', models.JSONField(blank=True, default=list, verbose_name='pains')),
                ('behaviours', models.JSONField(blank=True, default=list, verbose_name='behaviours')),
                ('design', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actors', to='designs.design')),
            ],
            options={
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('design', 'key'), name='one_actor_a_key'), models.CheckConstraint(condition=models.Q(('kind__in', ['human', 'app', 'api', 'microservice', 'external'])), name='actor_kind_known')],
            },
        ),
    ]
