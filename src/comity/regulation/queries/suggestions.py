"""Suggestions for provisions of an instrument that have neither norm nor reason yet."""

from __future__ import annotations

from pathlib import Path

from comity.regulation.adapters.text_folder import outlines_for
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.crosswalk.lexicon import Lexicon
from comity.regulation.domain.imports.actors import (
    ActorNames,
    bearer_actors,
    defined_actors,
    usual_actors,
)
from comity.regulation.domain.imports.suggestions import Suggestion, suggest
from comity.regulation.domain.instruments import Instrument, Text
from comity.regulation.domain.text_checks import check_texts
from comity.regulation.domain.texts import Outline


def open_suggestions(corpus: Corpus, instrument: Instrument, texts: Path) -> tuple[Suggestion, ...]:
    """In the order of the texts held in the folder `texts`. The bearers that the instrument and
    what it implements declare go before the actors that its text defines."""
    outlines = outlines_for(instrument, texts)
    report = check_texts(instrument, outlines)
    wanted = {(each.text, each.eid) for each in report.unexplained}
    headings = {
        it.eid: next(iter(it.heading.values())) for it in instrument.provisions if it.heading
    }
    lexicon = Lexicon(corpus.concepts)
    return tuple(
        suggestion
        for text in instrument.texts
        if text.id in outlines
        for suggestion in suggest(
            outlines[text.id],
            _actors(corpus, instrument, text, outlines[text.id]),
            lexicon,
            recognised=text.structure.value,
            headings=headings,
        )
        if (text.id, suggestion.eid) in wanted
    )


def _actors(corpus: Corpus, instrument: Instrument, text: Text, outline: Outline) -> ActorNames:
    declared = [pair for each in corpus.lineage(instrument) for pair in each.bearers.items()]
    actors = [
        *bearer_actors(declared, text.language),
        *defined_actors(outline.units, text.language),
        *usual_actors(text.language),
    ]
    return ActorNames(actors, text.language)
