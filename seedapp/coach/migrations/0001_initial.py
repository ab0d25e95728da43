
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('designs', '0001_initial'),
        ('operations', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Waiver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=20, verbose_name='rule')),
                ('target', models.CharField(max_length=400, verbose_name='target')),
                ('reason', models.TextField(validators=[django.core.validators.MaxLengthValidator(2000)], verbose_name='reason')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('data_type', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='waivers', to='operations.datatype')),
                ('design', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='waivers', to='designs.design')),
                ('operation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='waivers', to='operations.operation')),
            ],
            options={
                'ordering': ['rule', 'target'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('data_type', None), ('operation', None)), fields=('design', 'rule', 'target'), name='one_waiver_a_finding'), models.UniqueConstraint(fields=('operation', 'rule', 'target'), name='one_waiver_a_finding_on_an_operation'), models.UniqueConstraint(fields=('data_type', 'rule', 'target'), name='one_waiver_a_finding_on_a_type')],
            },
        ),
    ]
