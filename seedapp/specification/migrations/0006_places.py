"""The index of what can be talked about, frozen with each revision; revisions know their services' rows."""

from django.db import migrations, models


def know_services(apps, schema_editor):
    """The rows behind the documents of each revision; a service that is gone stays known by its key."""
    Revision = apps.get_model("specification", "Revision")
    for revision in Revision.objects.prefetch_related("documents").only("identities").iterator(20):
        known = {one.service_key: str(one.service_id) for one in revision.documents.all() if one.service_id}
        revision.identities = {**revision.identities, "services": known}
        revision.save(update_fields=["identities"])


class Migration(migrations.Migration):
    dependencies = [("specification", "0005_what_old_revisions_followed")]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="places",
            field=models.JSONField(null=True),
        ),
        migrations.RunPython(know_services, migrations.RunPython.noop),
    ]
