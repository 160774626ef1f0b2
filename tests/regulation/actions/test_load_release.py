from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.parties.people import acting, logged, person
from tests.regulation.editing import (
    with_instrument,
    with_norm,
    with_provision,
    with_provision_after,
    without_provision,
)
from tests.regulation.generated_corpora import corpora
from tests.regulation.rolled_back import rolled_back
from tests.regulation.small import small_rules

from comity.kernel.domain.errors import InvalidInput, NotPermitted
from comity.kernel.models import AuditEntry
from comity.parties.domain.permissions import OPERATOR
from comity.regulation.actions.load_release import EMPTY, Loaded, load_release
from comity.regulation.adapters import corpus_index
from comity.regulation.adapters.corpus_tables import Written, read_rows, write_rows
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Level, Provision
from comity.regulation.domain.release_conflicts import ReleaseConflicts
from comity.regulation.formats.corpus_rows import from_rows, to_rows
from comity.regulation.formats.release import release_id
from comity.regulation.models import Norm as NormRow
from comity.regulation.models import NormConcept, Release
from comity.regulation.queries.stored_corpus import current_release, stored_corpus

pytestmark = pytest.mark.django_db

ACT = "eu-small-act"
SMALL = small_rules().corpus


@pytest.fixture(autouse=True)
def _few_places_in_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is indexed is not asked about here, and 263 places take most of the time of a load."""
    places = [it for it in shipped_jurisdictions() if it.id in ("EU", "KR")]
    monkeypatch.setattr(corpus_index, "shipped_jurisdictions", lambda: places)


def load(corpus: Corpus) -> Loaded:
    return load_release(corpus=corpus, actor=OPERATOR)


def edit_here(corpus: Corpus) -> None:
    """Make the rows say what somebody's edits made of the corpus."""
    write_rows(to_rows(corpus))


def conflicts(corpus: Corpus) -> list[tuple[str, object]]:
    """Load, and see it refused with nothing changed: the cases, by message and record."""
    before = (read_rows(), list(Release.objects.values()), logged())
    with pytest.raises(ReleaseConflicts) as caught:
        load(corpus)
    assert (read_rows(), list(Release.objects.values()), logged()) == before
    assert caught.value.message.id == "release-conflicts"
    problems = [problem.message for problem in caught.value.problems]
    return [(message.id, message.params["record"]) for message in problems]


def records(corpus: Corpus) -> int:
    return sum(map(len, to_rows(corpus).values()))


def test_into_an_empty_database() -> None:
    count, release = records(SMALL), release_id(SMALL)
    assert load(SMALL) == Loaded(
        release=release, previous="", content=release, written=Written(count, 0, 0), kept_edits=0
    )
    assert stored_corpus() == SMALL
    assert logged() == [("operator", "load_release", f"release:{release}")]
    entry = AuditEntry.objects.get()
    assert entry.payload == (
        f'{{"content":"{release}","kept_edits":0,"previous":"","release":"{release}",'
        f'"written":{{"added":{count},"changed":0,"removed":0}}}}'
    )
    assert entry.visibility == "public"


def test_the_same_release_again_changes_nothing_and_is_not_logged() -> None:
    first = load(SMALL)
    loaded_at = Release.objects.get().loaded_at
    again = load(SMALL)
    assert again == replace(first, previous=first.release, written=Written(0, 0, 0))
    assert Release.objects.get().loaded_at == loaded_at
    assert len(logged()) == 1


def test_a_later_release_touches_only_what_it_changed() -> None:
    first = load(SMALL)
    later = with_norm(SMALL, ACT, "art_5", concepts=("transparency", "safety"))
    later = without_provision(later, ACT, "art_4")
    loaded = load(later)
    # Art. 4 and its norm go; Art. 5 moves up, and its norm has other concepts.
    assert loaded.written == Written(0, 2, 2)
    assert (loaded.previous, loaded.kept_edits) == (first.release, 0)
    assert stored_corpus() == later
    assert [release.id for release in Release.objects.filter(is_current=True)] == [loaded.release]
    assert Release.objects.count() == 2


def test_an_earlier_release_can_come_back() -> None:
    first = load(SMALL)
    load(without_provision(SMALL, ACT, "art_4"))
    assert load(SMALL).release == first.release
    assert stored_corpus() == SMALL
    assert Release.objects.count() == 2


def test_edits_are_kept_beside_what_the_release_changed() -> None:
    load(SMALL)
    here = Provision(eid="art_6", citation="Art. 6", heading={"en": "Ours"})
    edited = with_provision_after(SMALL, ACT, "art_5", here)
    edited = with_norm(edited, ACT, "art_5", level=Level.ENCOURAGED)
    edited = without_provision(edited, "eu-small-decree", "sec_2")
    edit_here(edited)
    there = Provision(eid="art_2", citation="Art. 2", heading={"en": "Theirs"})
    theirs = with_provision_after(SMALL, ACT, "art_1", there)
    theirs = with_norm(theirs, ACT, "art_4", level=Level.GENERAL_DUTY)
    loaded = load(theirs)
    merged = with_provision_after(edited, ACT, "art_1", there)
    merged = with_norm(merged, ACT, "art_4", level=Level.GENERAL_DUTY)
    assert stored_corpus() == merged
    # The level, the provision added here, and a provision and its norm removed here.
    assert loaded.kept_edits == 4
    assert (loaded.release, loaded.content) == (release_id(theirs), release_id(merged))
    current = current_release()
    assert current is not None
    assert (current.id, current.content, current.edited) == (
        loaded.release,
        loaded.content,
        True,
    )


def test_edits_that_the_next_release_takes_over_are_edits_no_more() -> None:
    load(SMALL)
    edited = with_norm(SMALL, ACT, "art_5", level=Level.ENCOURAGED)
    edit_here(edited)
    loaded = load(edited)
    assert (loaded.kept_edits, loaded.content) == (0, loaded.release)
    current = current_release()
    assert current is not None
    assert not current.edited


def test_an_edit_is_seen_however_its_row_is_laid_out() -> None:
    load(SMALL)
    row = NormRow.objects.get(id=f"{ACT}:art_5")
    row.body = " " + row.body
    row.role = "nobody"
    row.save()
    later = with_norm(SMALL, ACT, "art_5", level=Level.ENCOURAGED)
    assert load(later).kept_edits == 0
    assert stored_corpus() == later
    assert NormRow.objects.get(id=f"{ACT}:art_5").role == "anyone"


def test_every_conflict_is_listed_and_nothing_changed() -> None:
    load(SMALL)
    edited = with_norm(SMALL, ACT, "art_5", level=Level.ENCOURAGED)
    edited = without_provision(edited, ACT, "art_4")
    edited = with_instrument(edited, "kr-small-guide", scope="")
    edit_here(edited)
    theirs = with_norm(SMALL, ACT, "art_5", level=Level.GENERAL_DUTY)
    theirs = with_norm(theirs, ACT, "art_4", level=Level.GENERAL_DUTY)
    theirs = replace(theirs, instruments=theirs.instruments[:-1])
    assert sorted(conflicts(theirs)) == [
        ("release-both-changed", "norm eu-small-act:art_5"),
        ("release-ours-removed", "norm eu-small-act:art_4"),
        ("release-theirs-removed", "instrument kr-small-guide"),
    ]


def test_both_added_the_same_provision_otherwise() -> None:
    load(SMALL)
    here = Provision(eid="art_6", citation="Art. 6", heading={"en": "Ours"})
    edit_here(with_provision_after(SMALL, ACT, "art_5", here))
    there = replace(here, heading={"en": "Theirs"})
    assert conflicts(with_provision_after(SMALL, ACT, "art_5", there)) == [
        ("release-both-added", "provision eu-small-act:art_6")
    ]


def test_a_norm_added_here_under_a_provision_that_the_release_removed() -> None:
    load(SMALL)
    norm = SMALL.instrument(ACT).provisions[-1].norms[0]
    edit_here(with_provision(SMALL, ACT, "art_3", norms=(replace(norm, id="art_3.more"),)))
    assert conflicts(without_provision(SMALL, ACT, "art_3")) == [
        ("release-parent-removed", "norm eu-small-act:art_3.more")
    ]


def test_orders_that_both_changed() -> None:
    load(SMALL)
    first, second, *rest = SMALL.concepts
    edit_here(replace(SMALL, concepts=(second, first, *rest)))
    assert conflicts(replace(SMALL, concepts=(*rest, first, second))) == [
        ("release-both-reordered", "concepts")
    ]


def test_an_order_changed_here_is_kept() -> None:
    load(SMALL)
    edited = replace(SMALL, concepts=SMALL.concepts[::-1])
    edit_here(edited)
    load(with_norm(SMALL, ACT, "art_5", level=Level.ENCOURAGED))
    assert stored_corpus() == with_norm(edited, ACT, "art_5", level=Level.ENCOURAGED)


def test_edits_that_no_longer_fit_the_release() -> None:
    load(SMALL)
    edit_here(with_norm(SMALL, ACT, "art_5", unless="exempt"))
    terms = {name: it for name, it in SMALL.instrument(ACT).terms.items() if name != "exempt"}
    theirs = with_norm(SMALL, ACT, "art_3__para_1", unless="")
    theirs = with_instrument(theirs, ACT, terms=terms)
    assert conflicts(theirs) == [("release-misfit", "norm eu-small-act:art_5")]


def test_rows_without_a_release_are_edits_of_nothing() -> None:
    edit_here(with_norm(SMALL, ACT, "art_5", level=Level.ENCOURAGED))
    assert conflicts(SMALL) == [("release-both-added", "norm eu-small-act:art_5")]


def test_who_may_not() -> None:
    with pytest.raises(NotPermitted) as caught:
        load_release(corpus=SMALL, actor=acting(person("ada")))
    assert caught.value.message.params == {"permission": "load-release", "object": "*"}
    assert (read_rows(), Release.objects.count()) == (to_rows(EMPTY), 0)


def test_a_corpus_that_uses_an_id_twice() -> None:
    with pytest.raises(InvalidInput):
        load(replace(SMALL, facts=SMALL.facts * 2))
    assert (Release.objects.count(), logged()) == (0, [])


def bad(corpus: Corpus, **changes: Any) -> Corpus:  # noqa: ANN401
    return with_norm(corpus, ACT, "art_5", **changes)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "corpus",
    [
        bad(SMALL, level=cast(Level, 9)),  # refused halfway, among the norms
        bad(SMALL, concepts=("no.such.concept",)),  # refused at commit, after the audit entry
    ],
)
def test_a_fault_on_the_way_leaves_nothing(corpus: Corpus) -> None:
    with pytest.raises(IntegrityError):
        load(corpus)
    assert read_rows() == to_rows(EMPTY)
    assert (NormConcept.objects.count(), Release.objects.count(), logged()) == (0, 0, [])
    load(SMALL)
    with pytest.raises(IntegrityError):
        load(corpus)
    assert stored_corpus() == SMALL
    assert (Release.objects.count(), len(logged())) == (1, 1)


def test_one_release_is_current() -> None:
    load(SMALL)
    with pytest.raises(IntegrityError):
        Release.objects.create(
            id="f" * 64, content="", loaded_at=timezone.now(), is_current=True, snapshot=b""
        )


@settings(max_examples=15)
@given(corpora(), corpora(), st.booleans())
def test_database_and_back_is_the_identity(first: Corpus, second: Corpus, both: bool) -> None:
    with rolled_back():
        for corpus in (first, second) if both else (first,):
            load(corpus)
            connection.check_constraints()
            assert stored_corpus() == corpus
            assert repr(from_rows(read_rows())) == repr(from_rows(to_rows(corpus)))
            current = current_release()
            assert current is not None
            assert current.id == release_id(stored_corpus())


@settings(max_examples=15)
@given(corpora(), corpora(), corpora())
def test_what_each_side_changed_alone_is_there_after_the_merge(
    base: Corpus, ours: Corpus, theirs: Corpus
) -> None:
    with rolled_back():
        load(base)
        edit_here(replace(base, concepts=ours.concepts))
        loaded = load(replace(base, instruments=theirs.instruments))
        connection.check_constraints()
        merged = replace(base, concepts=ours.concepts, instruments=theirs.instruments)
        assert stored_corpus() == merged
        if loaded.previous != loaded.release:
            assert loaded.content == release_id(merged)


def test_norms_are_found_by_concept_and_jurisdiction() -> None:
    load(SMALL)
    found = NormRow.objects.filter(
        concepts="transparency", provision__instrument__jurisdiction="EU"
    ).order_by("provision__instrument__position", "provision__position", "position")
    assert list(found.values_list("id", "role", "level")) == [
        (f"{ACT}:art_3__para_2.tell", "deployer", 3),
        (f"{ACT}:art_3__para_2.keep", "anyone", 1),
    ]
