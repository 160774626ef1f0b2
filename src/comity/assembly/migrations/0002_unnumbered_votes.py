"""On SQLite a table has a hidden number for each row, in the order of writing. The two tables of
secret ballots are made without it, so that nothing in them says which vote came when. Whoever
changes them later must do this again: Django makes a changed table anew."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("assembly_participation", "assembly_secretvote")


def without_row_numbers(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor != "sqlite":
        return
    with editor.connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(
                "SELECT sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL"
                " ORDER BY type DESC",  # the table before its indexes
                [table],
            )
            made, *indexes = [row[0] for row in cursor.fetchall()]
            cursor.execute(f"DROP TABLE {editor.quote_name(table)}")
            cursor.execute(f"{made} WITHOUT ROWID")
            for index in indexes:
                cursor.execute(index)


class Migration(migrations.Migration):
    dependencies = [("assembly", "0001_initial")]
    operations = [migrations.RunPython(without_row_numbers, migrations.RunPython.noop)]
