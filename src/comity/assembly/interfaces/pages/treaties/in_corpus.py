"""The same treaty in the corpus: what it says there, and where the two differ."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from comity.assembly.interfaces.pages.treaties.opened import Opened
from comity.kernel.domain.errors import UnknownName
from comity.regulation.interfaces.pages.instruments.treaty import STATUSES
from comity.regulation.interfaces.parts.words import Words
from comity.regulation.interfaces.reading import day_words, wording_of
from comity.regulation.interfaces.treaty_words import state_sentence
from comity.regulation.queries.current_rulebook import current_rulebook


@dataclass(frozen=True, slots=True)
class Difference:
    name: str
    here: Words
    there: Words


@dataclass(frozen=True, slots=True)
class InCorpus:
    """`href` is "" where the corpus has no such instrument any more."""

    id: str
    href: str = ""
    title: str = ""
    sentence: str = ""
    checked: str = ""
    same_entry: bool = True
    differences: tuple[Difference, ...] = ()


def in_corpus(page: Opened) -> InCorpus | None:
    """None where the treaty is linked to nothing."""
    id = page.state.row.instrument
    if not id:
        return None
    try:
        rules = current_rulebook()
        instrument = rules.corpus.instrument(id)
        known = rules.treaties.by_id[id]
    except (UnknownName, KeyError):
        return InCorpus(id)
    wording = wording_of(rules)
    here, on = page.state.treaty, page.on
    differences = [
        Difference(page.names.party(it), STATUSES[here.status(it, on)][1], STATUSES[there][1])
        for it in sorted({*here.participants, *known.participants})
        if (there := known.status(it, on)) is not here.status(it, on)
    ]
    return InCorpus(
        id,
        f"{reverse('regulation:instruments')}/{id}",
        wording.short_title(instrument),
        state_sentence(known, on, wording),
        day_words(instrument.checked_on),
        known.entry == here.entry,
        tuple(differences),
    )
