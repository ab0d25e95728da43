"""What a thread's turns tell is not told twice. (Apart from the rows: PostgreSQL wants it so.)"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("feedback", "0007_threads_with_states")]

    operations = [
        migrations.RemoveField(model_name="thread", name=name)
        for name in ("resolution", "resolved_at", "resolved_by_name")
    ]
