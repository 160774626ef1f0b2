from __future__ import annotations

import pytest
from django.core.management import call_command

from comity.kernel.interfaces.messages import templates
from comity.regulation.domain.merging import Clash
from comity.regulation.formats.corpus_tables import TABLES
from comity.regulation.interfaces import database_messages
from comity.regulation.models import Record


@pytest.mark.django_db
def test_the_migrations_match_the_models() -> None:
    call_command("makemigrations", "regulation", check=True, dry_run=True, verbosity=0)


def test_every_record_has_a_table_with_its_columns() -> None:
    models = {model.__name__: model for model in Record.__subclasses__()}
    assert models.keys() == {table.name for table in TABLES}
    for table in TABLES:
        columns = {field.attname for field in models[table.name]._meta.concrete_fields}
        assert columns == {"id", *table.stored} - {"concepts"}


def test_every_clash_has_a_sentence() -> None:
    assert database_messages is not None
    assert {f"release-{clash.value}" for clash in Clash} <= templates().keys()
