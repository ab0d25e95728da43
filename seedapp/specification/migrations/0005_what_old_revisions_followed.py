"""Each revision tells which one it was compared with, each document which version."""

from django.db import migrations


def tell_what_they_followed(apps, schema_editor):
    revisions = apps.get_model("specification", "Revision").objects
    documents = apps.get_model("specification", "Document").objects
    latest, versions = {}, {}
    for pk, design, number in revisions.order_by("design", "number").values_list("pk", "design", "number"):
        if design in latest:
            revisions.filter(pk=pk).update(follows=latest[design])
        latest[design] = number
        for document, key, version in documents.filter(revision=pk).values_list("pk", "service_key", "version"):
            if (design, key) in versions:
                documents.filter(pk=document).update(since=versions[design, key])
            versions[design, key] = version


class Migration(migrations.Migration):

    dependencies = [("specification", "0004_publication")]

    operations = [migrations.RunPython(tell_what_they_followed, migrations.RunPython.noop)]
