"""The same question is asked once in a round, so that answers find it by its words."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('feedback', '0008_thread_without_resolution'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(fields=('round', 'text'), name='one_question_of_its_words'),
        ),
    ]
