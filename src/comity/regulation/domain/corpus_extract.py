"""A part of the corpus: some instruments, or what holds on one day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.coverage import in_force
from comity.regulation.domain.instruments import Instrument, Provision
from comity.regulation.domain.norm_timing import norm_timing

Entered = Mapping[str, date | None]
"""On which day each treaty entered into force, by the treaty's id."""


def with_instruments(corpus: Corpus, ids: Collection[str]) -> Corpus:
    """The corpus with these instruments and those that they name (what they implement, what took
    their place), so that it is whole. Raises `UnknownName`."""
    wanted: set[str] = set()
    waiting = list(ids)
    while waiting:
        each = corpus.instrument(waiting.pop())
        if each.id not in wanted:
            wanted.add(each.id)
            waiting += [*each.superseded_by, *([each.implements] if each.implements else [])]
    return replace(corpus, instruments=tuple(it for it in corpus.instruments if it.id in wanted))


def as_of(corpus: Corpus, on: date, entered: Entered) -> Corpus:
    """Only what holds on the day: instruments in force, the provisions of the version in force, and
    the norms that run, be it for some cases only. An instrument that another one implements keeps
    its terms and bearers, whether it is in force or not."""
    standing = {
        it.id: _as_of(it, on, entered.get(it.id))
        for it in corpus.instruments
        if in_force(it, on, entered.get(it.id))
    }
    for id in tuple(standing):
        for each in corpus.lineage(corpus.instrument(id)):
            standing.setdefault(each.id, replace(each, provisions=()))
    kept = (standing[it.id] for it in corpus.instruments if it.id in standing)
    return replace(corpus, instruments=tuple(_naming_only(it, standing) for it in kept))


def _as_of(instrument: Instrument, on: date, entered: date | None) -> Instrument:
    begun = {
        version.id
        for version in instrument.versions
        if (start := version.in_force or entered) and start <= on
    }
    provisions = (
        replace(
            provision,
            norms=tuple(
                norm
                for norm in provision.norms
                if norm_timing(instrument, norm, on, entered).running
            ),
        )
        for provision in _standing(instrument.provisions, begun)
    )
    return replace(instrument, provisions=tuple(provisions))


def _standing(provisions: Iterable[Provision], begun: Collection[str]) -> Iterable[Provision]:
    """Those that a version which has begun brought and none took away."""
    for provision in provisions:
        brought = not provision.inserted_by or provision.inserted_by in begun
        if brought and provision.deleted_by not in begun:
            yield provision


def _naming_only(instrument: Instrument, known: Collection[str]) -> Instrument:
    followed = tuple(id for id in instrument.superseded_by if id in known)
    return replace(instrument, superseded_by=followed)
