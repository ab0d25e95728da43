"""The journal goes below the workspaces, so that what is written to a workspace has its rows too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("history", "0004_every_journal_has_a_workspace")]

    operations = [
        migrations.AlterField("change", "workspace", models.BigIntegerField(db_column="workspace_id")),
        migrations.RenameField("change", "workspace", "workspace_id"),
        migrations.AlterField("change", "workspace_id", models.BigIntegerField(db_index=True)),
        migrations.AlterField("journal", "workspace", models.BigIntegerField(db_column="workspace_id")),
        migrations.RenameField("journal", "workspace", "workspace_id"),
        migrations.AlterField("journal", "workspace_id", models.BigIntegerField(db_index=True)),
    ]
