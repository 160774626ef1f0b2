"""Checks across the corpus: names are unique, references point at something, norms stand where they
say. Conditions are checked by compiling them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from comity.kernel.domain.errors import ComityError, InvalidInput, unknown_name
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.day_checks import check_days
from comity.regulation.domain.duplicate_norms import check_duplicates
from comity.regulation.domain.ending_checks import check_ending
from comity.regulation.domain.instruments import Confidence, Instrument, Norm, Provision
from comity.regulation.domain.problems import Path, Problem
from comity.regulation.domain.reading_checks import check_numbering, check_readings
from comity.regulation.domain.treaty_checks import check_treaty
from comity.regulation.domain.vocabulary import Fact, FactType


def check_corpus(corpus: Corpus, jurisdictions: frozenset[str]) -> Iterator[Problem]:
    """Every problem that can be seen without compiling conditions."""
    yield from _unique("facts", [fact.id for fact in corpus.facts])
    yield from _unique("concepts", [concept.id for concept in corpus.concepts])
    yield from _unique("constraints", [constraint.id for constraint in corpus.constraints])
    for place, fact in enumerate(corpus.facts):
        yield from _check_fact(fact, ("facts", place))
    yield from _check_concepts(corpus)
    concepts = {concept.id for concept in corpus.concepts}
    instruments = {instrument.id: instrument for instrument in corpus.instruments}
    seen: set[str] = set()
    for instrument in corpus.instruments:
        path: Path = ("instruments", instrument.id)
        if instrument.id in seen:
            yield Problem((*path, "id"), InvalidInput("duplicate-id", id=instrument.id))
        seen.add(instrument.id)
        if instrument.jurisdiction not in jurisdictions:
            error = unknown_name("unknown-jurisdiction", instrument.jurisdiction, jurisdictions)
            yield Problem((*path, "jurisdiction"), error)
        yield from _check_instrument(instrument, path)
        yield from check_ending(instrument, instruments, path)
        yield from check_days(instrument, path)
        yield from check_treaty(instrument, jurisdictions, path)
        yield from check_numbering(instrument, path)
        yield from check_readings(instrument, path)
        yield from check_duplicates(instrument, path)
        yield from _check_provisions(corpus, instrument, concepts, path)


def _unique(section: str, ids: Iterable[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, id in enumerate(ids):
        if id in seen:
            yield Problem((section, place, "id"), InvalidInput("duplicate-id", id=id))
        seen.add(id)


def _check_fact(fact: Fact, path: Path) -> Iterator[Problem]:
    choosing = fact.type in (FactType.CHOICE, FactType.SET)
    if choosing != bool(fact.choices):
        yield Problem(
            (*path, "choices"), InvalidInput("fact-choices", fact=fact.id, type=fact.type)
        )
    if fact.units and fact.type is not FactType.NUMBER:
        yield Problem((*path, "units"), InvalidInput("fact-units", fact=fact.id, type=fact.type))
    for unit, factor in fact.units.items():
        if not factor > 0:
            yield Problem((*path, "units", unit), InvalidInput("fact-unit-factor", unit=unit))


def _check_concepts(corpus: Corpus) -> Iterator[Problem]:
    by_id = {concept.id: concept for concept in corpus.concepts}
    for place, concept in enumerate(corpus.concepts):
        for field, names in (("broader", (concept.broader,)), ("related", concept.related)):
            for name in filter(None, names):
                if name not in by_id:
                    error: ComityError = unknown_name("unknown-concept", name, by_id)
                    yield Problem(("concepts", place, field), error)
        walked, above = {concept.id}, concept.broader
        while above in by_id and above not in walked:
            walked.add(above)
            above = by_id[above].broader
        if above == concept.id:
            yield Problem(
                ("concepts", place, "broader"), InvalidInput("circular-concept", id=concept.id)
            )


def _check_instrument(instrument: Instrument, path: Path) -> Iterator[Problem]:
    versions = {version.id for version in instrument.versions}
    yield from _known(versions, "unknown-version", (
        ((*path, "texts", place, "version"), text.version)
        for place, text in enumerate(instrument.texts)
    ))  # fmt: skip
    yield from _known(versions, "unknown-version", (
        ((*path, "provisions", place, field), name)
        for place, provision in enumerate(instrument.provisions)
        for field, name in (
            ("inserted_by", provision.inserted_by), ("deleted_by", provision.deleted_by),
        )
    ))  # fmt: skip
    if not instrument.versions:
        yield Problem((*path, "versions"), InvalidInput("no-version", instrument=instrument.id))


def _check_provisions(
    corpus: Corpus, instrument: Instrument, concepts: set[str], path: Path
) -> Iterator[Problem]:
    try:
        line = corpus.lineage(instrument)
    except ComityError:
        line = (instrument,)
    penalties = {name for each in line for name in each.penalties}
    texts = {text.id for text in instrument.texts}
    eids: set[str] = set()
    norms: set[str] = set()
    for place, provision in enumerate(instrument.provisions):
        here: Path = (*path, "provisions", place)
        yield from _check_eid(provision, eids, here)
        eids.add(provision.eid)
        if provision.norms and provision.no_norm:
            yield Problem((*here, "no_norm"), InvalidInput("norms-and-no-norm", eid=provision.eid))
        for number, norm in enumerate(provision.norms):
            there: Path = (*here, "norms", number)
            if norm.id in norms:
                yield Problem((*there, "id"), InvalidInput("duplicate-id", id=norm.id))
            norms.add(norm.id)
            yield from _check_norm(norm, provision, there)
            named = (((*there, "concepts", k), name) for k, name in enumerate(norm.concepts))
            yield from _known(concepts, "unknown-concept", named)
            yield from _known(penalties, "unknown-penalty", [((*there, "penalty"), norm.penalty)])
            pointed = (((*there, "support", k, "text"), s.text) for k, s in enumerate(norm.support))
            yield from _known(texts, "unknown-text", pointed)


def _check_eid(provision: Provision, before: set[str], path: Path) -> Iterator[Problem]:
    if provision.eid in before:
        yield Problem((*path, "eid"), InvalidInput("duplicate-id", id=provision.eid))
    article = provision.eid.split("__")[0]
    if article != provision.eid and article not in before:
        yield Problem(
            (*path, "eid"),
            InvalidInput("provision-without-article", eid=provision.eid, top=article),
        )


def _check_norm(norm: Norm, provision: Provision, path: Path) -> Iterator[Problem]:
    if norm.id != provision.eid and not norm.id.startswith(f"{provision.eid}."):
        yield Problem(
            (*path, "id"), InvalidInput("norm-outside-provision", id=norm.id, eid=provision.eid)
        )
    verified = norm.confidence is Confidence.VERIFIED_TEXT
    if verified and not norm.support:
        yield Problem(path, InvalidInput("verified-without-support", id=norm.id))
    if not verified and not norm.source:
        yield Problem(path, InvalidInput("unverified-without-source", id=norm.id))


def _known(
    names: set[str] | Mapping[str, object], id: str, used: Iterable[tuple[Path, str]]
) -> Iterator[Problem]:
    for path, name in used:
        if name and name not in names:
            yield Problem(path, unknown_name(id, name, names))
