"""How many instruments demand a concept over time: as a picture, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from comity.regulation.domain.calendar import calendar
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.standing import running_norms
from comity.regulation.interfaces.pages.instruments.rows import about
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.step_chart import Series, StepChart, step_chart
from comity.regulation.interfaces.parts.tables import Cell, Column, Link, Row, Table
from comity.regulation.interfaces.reading import day_words


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which the first rules of some instruments begin or the last ones end, and how many
    instruments have rules that run from then on."""

    day: date
    running: int
    begin: tuple[Instrument, ...]
    end: tuple[Instrument, ...]


def steps(rules: Rulebook, concept: str) -> tuple[Step, ...]:
    """By day. Rules about what is narrower count, too."""
    changes: dict[date, tuple[list[Instrument], list[Instrument]]] = {}
    having = {it.instrument.id: it.instrument for it in rules.places_about.get(concept, ())}
    for instrument in having.values():
        for day, runs in _turns(rules, instrument, concept):
            begin, end = changes.setdefault(day, ([], []))
            (begin if runs else end).append(instrument)
    found, running = [], 0
    for day, (begin, end) in sorted(changes.items(), key=lambda it: it[0]):
        running += len(begin) - len(end)
        found.append(Step(day, running, tuple(begin), tuple(end)))
    return tuple(found)


def _turns(rules: Rulebook, instrument: Instrument, concept: str) -> Iterator[tuple[date, bool]]:
    """The days on which the instrument begins or ceases to have a rule about it that runs."""
    before = False
    for entry in calendar([instrument], entered=rules.treaties.entered):
        norms = running_norms(instrument, entry.day, rules.treaties.entered(instrument))
        runs = any(about(norm.concepts, concept) for norm in norms)
        if runs != before:
            yield entry.day, runs
        before = runs


def chart_over_time(found: tuple[Step, ...], links: SiteLinks) -> StepChart | None:
    """None without a day."""
    on = links.reading.on
    return step_chart(
        (Series(_("instruments with rules about it that run"), _counts(found)),),
        (),
        on,
        day_label=day_words(on),
        title=_("How many instruments have rules about it when"),
        description=_(
            "Each step is a day on which the first rules of an instrument begin or its last ones "
            "end; the heavy line is the day asked about. The table below says the same."
        ),
    )


def table_over_time(found: tuple[Step, ...], links: SiteLinks) -> Table:
    """A column of what ends only where something does."""
    ending = any(step.end for step in found)
    columns = [Column(_("Day")), Column(_("Begins")), *([Column(_("Ends"))] if ending else [])]
    return Table(
        _("Since when instruments have rules about it"),
        (*columns, Column(_("Instruments"), number=True)),
        tuple(
            Row(
                (
                    Cell(day_words(step.day)),
                    _instruments(step.begin, links),
                    *([_instruments(step.end, links)] if ending else []),
                    Cell(str(step.running), number=True),
                )
            )
            for step in found
        ),
    )


def _counts(found: Iterable[Step]) -> tuple[tuple[date, int], ...]:
    return tuple((step.day, step.running) for step in found)


def _instruments(found: Iterable[Instrument], links: SiteLinks) -> Cell:
    title = links.reading.wording.short_title
    return Cell(links=tuple(Link(title(it), links.instrument(it.id)) for it in found))
