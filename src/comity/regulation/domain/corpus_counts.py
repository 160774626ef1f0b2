"""What the corpus holds, in figures."""

from __future__ import annotations

from dataclasses import dataclass

from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.norm_seals import read_state


@dataclass(frozen=True, slots=True)
class CorpusCounts:
    """`distinct` counts norms by provision, bearer and modality, so that a duty that was split
    counts once. `read` counts those that were read a second time and did not change since."""

    instruments: int
    jurisdictions: int
    norms: int
    distinct: int
    read: int


def corpus_counts(corpus: Corpus) -> CorpusCounts:
    distinct = {
        (instrument.id, provision.eid, norm.bearer, norm.modality)
        for instrument in corpus.instruments
        for provision in instrument.provisions
        for norm in provision.norms
    }
    return CorpusCounts(
        instruments=len(corpus.instruments),
        jurisdictions=len({it.jurisdiction for it in corpus.instruments}),
        norms=corpus.norm_count(),
        distinct=len(distinct),
        read=sum(len(read_state(it).read_on) for it in corpus.instruments),
    )
