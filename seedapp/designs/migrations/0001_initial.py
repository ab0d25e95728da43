
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('workspaces', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Design',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                ('slug', models.SlugField(max_length=80)),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('summary', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(10000)], verbose_name='summary')),
                ('language', models.CharField(default='en', max_length=12, verbose_name='language of the texts')),
                ('contact_name', models.CharField(blank=True, max_length=200, verbose_name='contact: name')),
                ('contact_url', models.CharField(blank=True, max_length=500, verbose_name='contact: web address')),
                ('contact_email', models.CharField(blank=True, max_length=254, verbose_name='contact: e-mail')),
                ('license_name', models.CharField(blank=True, max_length=200, verbose_name='licence: name')),
                ('license_identifier', models.CharField(blank=True, max_length=100, verbose_name='licence: SPDX identifier')),
                ('glossary', models.JSONField(blank=True, default=dict, verbose_name='glossary')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('workspace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='designs', to='workspaces.workspace')),
            ],
            options={
                'ordering': ['title', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('key', models.CharField(max_length=80, verbose_name='key')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('layer', models.CharField(choices=[('api', 'API: a façade for apps'), ('microservice', 'Microservice: owns its data')], default='microservice', max_length=20, verbose_name='layer')),
                ('description', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(10000)], verbose_name='description')),
                ('version', models.CharField(default='0.1.0', max_length=40, verbose_name='version of the API')),
                ('resources', models.JSONField(blank=True, default=list, verbose_name='resources')),
                ('servers', models.JSONField(blank=True, default=list, verbose_name='servers')),
                ('security', models.CharField(choices=[('none', 'None: open to all'), ('bearer', 'Bearer token'), ('api-key', 'API key'), ('oauth2', 'OAuth 2')], default='none', max_length=20, verbose_name='security')),
                ('scopes', models.JSONField(blank=True, default=dict, verbose_name='scopes')),
                ('design', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='services', to='designs.design')),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='design',
            constraint=models.UniqueConstraint(fields=('workspace', 'slug'), name='one_design_an_address'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.UniqueConstraint(fields=('design', 'key'), name='one_service_a_key'),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('layer__in', ['api', 'microservice'])), name='service_layer_known'),
        ),
    ]
