"""Load a release of the corpus into the database, keeping what was edited there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.parties.actions.authorise import authorise
from comity.parties.domain.permissions import Actor
from comity.regulation.adapters.corpus_index import write_corpus_index
from comity.regulation.adapters.corpus_tables import (
    Written,
    lock_for_loading,
    read_rows,
    write_rows,
)
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions
from comity.regulation.domain.conditions.corpus_program import compile_corpus
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.corpus_checks import check_corpus
from comity.regulation.domain.merging import merge
from comity.regulation.domain.release_changes import ReleaseChanges, release_changes
from comity.regulation.domain.release_conflicts import ReleaseConflicts, clash_error, misfit_error
from comity.regulation.formats.corpus_entries import from_entries, to_entries
from comity.regulation.formats.corpus_rows import Rows, from_rows, to_rows
from comity.regulation.formats.release import release_id
from comity.regulation.formats.snapshot import decode_snapshot, encode_snapshot
from comity.regulation.formats.uncollected import uncollected
from comity.regulation.models import Release

EMPTY = Corpus(facts=(), concepts=(), instruments=())
UNCHANGED = ReleaseChanges((), (), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load came to. `previous` is the release that stood there before ("" for none), equal
    to `release` where there was nothing to do; `content` names the corpus that stands there now;
    `kept_edits` counts the records that were edited here and differ from the release; `changes` are
    those of the rules, from what stood there to what stands there now, local edits included."""

    release: str
    previous: str
    content: str
    written: Written
    kept_edits: int = 0
    changes: ReleaseChanges = field(default=UNCHANGED, repr=False, compare=False)

    def logged(self) -> dict[str, Any]:
        """What the audit log keeps: the changes follow from the releases."""
        kept = asdict(replace(self, changes=UNCHANGED))
        del kept["changes"]
        return kept


@uncollected()
def load_release(
    *, corpus: Corpus, actor: Actor, jurisdictions: Collection[str] | None = None
) -> Loaded:
    """Make `corpus` the current release; the current one again changes nothing and is not logged.

    What was edited here since the last load is kept. Where the release changed the same record in
    another way, or what both make together does not hold, raises `ReleaseConflicts` with every such
    case, and changes nothing. `jurisdictions` are the ids that conditions may name, by default
    those that ship.

    Needs `load-release` everywhere. `corpus` is one that `check_corpus` has nothing against; where
    an id is used twice after all, raises `InvalidInput("duplicate-id")`.
    """
    authorise(actor=actor, permission="load-release")
    release = release_id(corpus)
    with transaction.atomic():
        lock_for_loading()
        current = Release.objects.filter(is_current=True).first()
        if current is not None and current.id == release:
            return Loaded(
                release=release,
                previous=release,
                content=current.content,
                written=Written(0, 0, 0),
            )
        base = decode_snapshot(bytes(current.snapshot)) if current else EMPTY
        standing = _merged(base, to_rows(corpus), jurisdictions)
        content = release_id(standing.corpus) if standing.corpus else release
        stored = _make_current(release, content, corpus)
        loaded = Loaded(
            release=release,
            previous=current.id if current else "",
            content=content,
            written=write_rows(standing.rows),
            kept_edits=standing.kept_edits,
            changes=release_changes(standing.before, standing.corpus or corpus),
        )
        write_corpus_index(standing.corpus or corpus, content)
        append_audit(
            actor=actor.reference,
            action="load_release",
            object=stored.reference,
            payload=loaded.logged(),
            visibility=Visibility.PUBLIC,
        )
    return loaded


@dataclass(frozen=True, slots=True)
class _Standing:
    """What stood in the tables `before`, and what shall stand there: `corpus` only where that is
    not the release itself."""

    before: Corpus
    rows: Rows
    corpus: Corpus | None = None
    kept_edits: int = 0


def _merged(base: Corpus, theirs: Rows, jurisdictions: Collection[str] | None) -> _Standing:
    arriving = to_entries(theirs)
    # Through the records, so that rows which an earlier version laid out otherwise say the same.
    before = from_rows(read_rows())
    merged = merge(to_entries(to_rows(base)), to_entries(to_rows(before)), arriving)
    if merged.clashes:
        raise ReleaseConflicts(clash_error(key, clash) for key, clash in merged.clashes)
    if merged.entries == arriving:
        return _Standing(before, theirs)
    corpus = from_rows(from_entries(merged.entries))
    if jurisdictions is None:
        jurisdictions = [entry.id for entry in shipped_jurisdictions()]
    known = frozenset(jurisdictions)
    _, of_conditions = compile_corpus(corpus, known)
    problems = [*check_corpus(corpus, known), *of_conditions]
    if problems:
        raise ReleaseConflicts(misfit_error(problem, corpus) for problem in problems)
    return _Standing(before, to_rows(corpus), corpus, len(merged.differing(arriving)))


def _make_current(release: str, content: str, corpus: Corpus) -> Release:
    Release.objects.filter(is_current=True).update(is_current=False)
    stored, _ = Release.objects.update_or_create(
        id=release,
        defaults={
            "content": content,
            "loaded_at": timezone.now(),
            "is_current": True,
            "snapshot": encode_snapshot(corpus),
        },
    )
    return stored
