"""Bring the search index in step with the corpus in the database."""

from __future__ import annotations

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import UnknownName
from comity.kernel.domain.messages import Message
from comity.parties.actions.authorise import authorise
from comity.parties.domain.permissions import Actor
from comity.regulation.adapters.corpus_index import write_corpus_index
from comity.regulation.adapters.corpus_tables import lock_for_loading, read_rows
from comity.regulation.formats.corpus_rows import from_rows
from comity.regulation.models import Release


def index_corpus(*, actor: Actor) -> bool:
    """Make the index anew where it does not say what the corpus in the tables and the jurisdictions
    that ship say, and tell whether that was so.

    Needs `load-release` everywhere. Raises `UnknownName("no-release")` before the first load.
    """
    authorise(actor=actor, permission="load-release")
    with transaction.atomic():
        lock_for_loading()
        release = Release.objects.filter(is_current=True).first()
        if release is None:
            raise UnknownName("no-release", remedy=Message("load-a-release"))
        if not write_corpus_index(from_rows(read_rows()), release.content):
            return False
        append_audit(
            actor=actor.reference,
            action="index_corpus",
            object=release.reference,
            payload={"content": release.content},
            visibility=Visibility.PUBLIC,
        )
    return True
