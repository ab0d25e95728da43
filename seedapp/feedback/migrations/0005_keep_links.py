"""The one secret of each round becomes a link of it, by which its reviewers came."""

from django.db import migrations


def keep_links(apps, schema_editor):
    """The secret of each round opens it until the day that was promised; its reviewers came by it."""
    Round = apps.get_model('feedback', 'Round')
    Link = apps.get_model('feedback', 'Link')
    Reviewer = apps.get_model('feedback', 'Reviewer')
    for round_ in Round.objects.iterator():
        link = Link.objects.create(
            round=round_,
            is_for_many=True,
            token_sha256=round_.token_sha256,
            made_by_id=round_.opened_by_id,
            made_at=round_.opened_at,
            expires_at=round_.due_at,
        )
        Reviewer.objects.filter(round=round_).update(link=link)


class Migration(migrations.Migration):

    dependencies = [('feedback', '0004_links_and_questions')]

    operations = [migrations.RunPython(keep_links, migrations.RunPython.noop)]
