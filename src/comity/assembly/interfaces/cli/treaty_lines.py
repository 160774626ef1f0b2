"""Treaties on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext

from comity.assembly.interfaces.cli.rows import one_line, row_of
from comity.assembly.interfaces.treaty_words import answer_sentence, following_sentences
from comity.assembly.models import Assembly
from comity.assembly.queries.find_assembly import find_assembly, statute_on
from comity.assembly.queries.party_names import PartyNames, party_names
from comity.assembly.queries.treaty_state import (
    domain_deed,
    find_treaty,
    treaty_state,
    treaty_states,
)
from comity.kernel.interfaces.api.asked import read_day
from comity.regulation.interfaces.pages.instruments.treaty import STATUSES
from comity.regulation.interfaces.reading import day_words


def day_of(text: str) -> date:
    """Raises `InvalidInput`."""
    return read_day(text) if text else timezone.now().date()


def lines_of(organisation: str, on: date) -> list[str]:
    """`slug, adopted on, answer`, parted by tabs."""
    assembly = find_assembly(organisation)
    names = _names(assembly)
    return [
        f"{it.row.slug}\t{it.row.adopted_on}\t{answer_sentence(it.treaty, on, names)}"
        for it in treaty_states(assembly)
        if it.row.adopted_on <= on
    ]


def treaty_lines(organisation: str, slug: str, on: date) -> Iterator[str]:
    assembly = find_assembly(organisation)
    names = _names(assembly)
    state = treaty_state(find_treaty(assembly, slug))
    yield state.row.title.get("en") or next(iter(state.row.title.values()))
    yield answer_sentence(state.treaty, on, names)
    yield from following_sentences(state.treaty, on, names)
    if state.row.closed_on:
        told = gettext("Ended by its parties, from %(day)s on.")
        day = {"day": day_words(state.row.closed_on)}
        yield one_line(f"{told % day} {state.row.why_closed}")
    if state.row.instrument:
        yield row_of(("corpus", state.row.instrument))
    for each in state.treaty.participants:
        sign, words = STATUSES[state.treaty.status(each, on)]
        since = state.treaty.since(each, on)
        yield "\t".join((each, names.party(each), f"{sign} {words}", str(since or "")))


def action_lines(organisation: str, slug: str) -> Iterator[str]:
    """`id, party, day, source, what it rests on, why it was struck out`, parted by tabs."""
    assembly = find_assembly(organisation)
    names = _names(assembly)
    for each in treaty_state(find_treaty(assembly, slug)).rows:
        days = f"{each.on} - {each.until}" if each.until else each.on
        struck = f"struck out: {each.why_struck}" if each.struck_at else ""
        about = (names.party(each.party), days, each.source, each.confidence, struck)
        yield row_of((domain_deed(each).id, *about))


def _names(assembly: Assembly) -> PartyNames:
    return party_names(assembly, statute_on(assembly, timezone.now().date()), "en")
