"""The secret of a round stands in its links now; an account reviews a round once."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('feedback', '0005_keep_links'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveField(model_name='round', name='token_sha256'),
        migrations.AddConstraint(
            model_name='reviewer',
            constraint=models.UniqueConstraint(condition=models.Q(('link', None)), fields=('round', 'user'), name='one_reviewer_an_account'),
        ),
    ]
