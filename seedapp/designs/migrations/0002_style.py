from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("designs", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="design",
            name="style",
            field=models.JSONField(blank=True, default=dict, verbose_name="style of the interface"),
        ),
    ]
