"""The concept that an address names."""

from __future__ import annotations

from comity.kernel.domain.errors import UnknownName, nearest
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.web.parameters import LONGEST_SHOWN
from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.corpus import Corpus


def concept_asked(corpus: Corpus, id: str) -> Concept:
    """Raises `UnknownName` with the nearest concept, by its id or by what it is called."""
    by_id = {it.id: it for it in corpus.concepts}
    if id in by_id:
        return by_id[id]
    names = {word.casefold(): it.id for it in corpus.concepts for word in it.labels.values()}
    shown = id[:LONGEST_SHOWN]
    found = names.get(shown.casefold()) or nearest(shown, by_id)
    if not found and (label := nearest(shown.casefold(), names)):
        found = names[label]
    remedy = Message("did-you-mean", {"name": found}) if found else None
    raise UnknownName("unknown-concept", remedy=remedy, name=shown)
