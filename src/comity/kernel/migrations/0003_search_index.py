"""The tables of the search index, and in each database its own inverted index over their terms.

SQLite: FTS5 tables over the rows, kept in step by triggers. A term is split at spaces only: the
tokeniser stands in `domain/search/tokens.py`, and both databases get what it gives. PostgreSQL: GIN
indexes over the terms as a tsvector, lexemes as they are.

A migration that makes SQLite rebuild these tables drops their triggers and must install them anew.
"""

from django.db import migrations, models

SEARCHED = {"kernel_searchentry": "terms", "kernel_searchword": "grams"}


def sqlite_statements(table, column):
    index = f"{table}_{column}"
    gone = f"INSERT INTO {index}({index}, rowid, {column}) VALUES ('delete', OLD.number, OLD.{column});"  # noqa: S608 - our own names
    came = f"INSERT INTO {index}(rowid, {column}) VALUES (NEW.number, NEW.{column});"  # noqa: S608 - our own names
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5({column}, content='{table}', content_rowid='number', "
        f"tokenize=\"ascii tokenchars '._'\", detail=none, columnsize=0)",
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {came} END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {gone} END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF number, {column} ON {table} BEGIN {gone} {came} END",
    ]


def postgresql_statements(table, column):
    return [
        f"CREATE INDEX {table}_{column} ON {table} "
        f"USING gin (array_to_tsvector(string_to_array({column}, ' '))) WITH (fastupdate = off)",
    ]


def install(apps, schema_editor):
    statements = {"sqlite": sqlite_statements, "postgresql": postgresql_statements}
    for table, column in SEARCHED.items():
        for statement in statements[schema_editor.connection.vendor](table, column):
            schema_editor.execute(statement, params=None)
    if schema_editor.connection.vendor == "postgresql":
        # What every search reads stays in the row; what few need goes aside.
        schema_editor.execute(
            "ALTER TABLE kernel_searchentry ALTER COLUMN weights SET STORAGE MAIN", params=None
        )


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for table, column in SEARCHED.items():
            for event in ("insert", "delete", "update"):
                schema_editor.execute(f"DROP TRIGGER {table}_{column}_{event}", params=None)
            schema_editor.execute(f"DROP TABLE {table}_{column}", params=None)
    else:
        for table, column in SEARCHED.items():
            schema_editor.execute(f"DROP INDEX {table}_{column}", params=None)


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_audit_guard")]

    operations = [
        migrations.CreateModel(
            name="SearchIndex",
            fields=[
                ("name", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("content", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
                ("documents", models.IntegerField()),
                ("turn", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("index", models.CharField(max_length=32)),
                ("kind", models.CharField(max_length=32)),
                ("key", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("facets", models.TextField()),
                ("terms", models.TextField()),
                ("weights", models.TextField()),
                ("fields", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("index", "kind", "key"), name="search_entry_key"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("index", models.CharField(max_length=32)),
                ("word", models.CharField(max_length=64)),
                ("term", models.CharField(max_length=128)),
                ("written", models.CharField(max_length=128)),
                ("documents", models.IntegerField()),
                ("grams", models.TextField()),
            ],
            options={
                "indexes": [models.Index(fields=["index", "term"], name="search_word_term")],
                "constraints": [
                    models.UniqueConstraint(fields=("index", "word"), name="search_word_key")
                ],
            },
        ),
        migrations.RunPython(install, remove),
    ]
