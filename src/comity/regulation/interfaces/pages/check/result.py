"""The result of a check, as far as it has come: an overview, and a part for each instrument."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.kernel.interfaces.web.private_page import private_page
from comity.regulation.domain.answers import AnsweredQuestion, answer_of_instrument
from comity.regulation.domain.interview_step import InterviewStep, interview_step
from comity.regulation.interfaces.pages.check.answer_list import GivenAnswer, given_answers
from comity.regulation.interfaces.pages.check.asked import Asked, asked
from comity.regulation.interfaces.pages.check.settling import (
    InstrumentTally,
    Tally,
    instrument_tallies,
    tally_of,
)
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.source_view import InstrumentSource, instrument_source
from comity.regulation.interfaces.parts.tables import Table
from comity.regulation.interfaces.reading import day_words, open_reading
from comity.regulation.interfaces.report.answer_reading import AnswerReading, open_answer_reading
from comity.regulation.interfaces.report.counts import Figure, counts_of, counts_table, figures
from comity.regulation.interfaces.report.finding_groups import InstrumentFindings
from comity.regulation.interfaces.report.page import ReportPage
from comity.regulation.queries.current_rulebook import current_rulebook

SHOWN_QUESTIONS = 8


@dataclass(frozen=True, slots=True)
class NextQuestion:
    question: str
    settles: int
    helps: int
    href: str


@dataclass(frozen=True, slots=True)
class ComingDay:
    """A day from which rules may apply, and where they stand."""

    day: str
    iso: str
    count: int
    instruments: tuple[tuple[str, str, int], ...]
    """title, address, how many"""


@dataclass(frozen=True)
class Overview:
    """What `result.html` shows of the whole."""

    check: Asked
    step: InterviewStep
    links: SiteLinks

    @cached_property
    def tally(self) -> Tally:
        return tally_of(self.step.answer.findings)

    @cached_property
    def tallies(self) -> tuple[InstrumentTally, ...]:
        return instrument_tallies(self.step.answer.findings, (), self.check, self.links)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return figures(counts_of(self._groups))

    @cached_property
    def counts_table(self) -> Table:
        return counts_table(self._groups, self._part)

    @cached_property
    def unread(self) -> tuple[str, ...]:
        name = self.links.reading.wording.jurisdiction
        return tuple(name(id) for id in self.step.answer.unread())

    @cached_property
    def outdated(self) -> bool:
        return any(source.outdated for source in self.sources)

    @property
    def day(self) -> str:
        return day_words(self.check.on)

    @property
    def release(self) -> str:
        return self.check.rules.release

    @cached_property
    def questions(self) -> tuple[NextQuestion, ...]:
        reading = self.links.reading
        return tuple(
            NextQuestion(
                reading.words(reading.wording.fact(it.fact).question) or it.fact,
                it.settles,
                it.helps,
                self.check.address("check-ask", "#question", q=it.fact),
            )
            for it in self.step.questions[:SHOWN_QUESTIONS]
        )

    @cached_property
    def coming(self) -> tuple[ComingDay, ...]:
        days = sorted({it.next for group in self._groups for it in group.coming if it.next})
        found = []
        for day in days:
            on_day = [
                (group.title, f"{self._part(group)}#coming", count)
                for group in self._groups
                if (count := sum(it.next == day for it in group.coming))
            ]
            total = sum(count for _title, _href, count in on_day)
            found.append(ComingDay(day_words(day), day.isoformat(), total, tuple(on_day)))
        return tuple(found)

    @cached_property
    def sources(self) -> tuple[InstrumentSource, ...]:
        read = [group.instrument for group in self._groups]
        beside = {it.id for it in read}
        return tuple(instrument_source(it, self.links.reading, beside=beside) for it in read)

    @cached_property
    def _groups(self) -> tuple[InstrumentFindings, ...]:
        return tuple(InstrumentFindings(it, self._reading) for it in self._answered.instruments)

    @cached_property
    def _reading(self) -> AnswerReading:
        return open_answer_reading(self._answered)

    @cached_property
    def _answered(self) -> AnsweredQuestion:
        """Without proofs and deciding sets, which only the parts show."""
        rules, answer = self.check.rules, self.step.answer
        read = dict.fromkeys(id for instruments in answer.reach.values() for id in instruments)
        by_id = {it.id: it for it in rules.corpus.instruments}
        profile = self.check.interview.profile
        return AnsweredQuestion(rules, profile, answer, {}, {}, (), tuple(by_id[id] for id in read))

    def _part(self, group: InstrumentFindings) -> str:
        return self.check.address("check-result", of=group.instrument.id)


@private_page
def show_result(request: HttpRequest) -> HttpResponse:
    """The whole, or with `of` the findings of one instrument, each with its reasons."""
    check = asked(request, current_rulebook())
    step = interview_step(
        rules=check.rules, interview=check.interview, where=check.where, on=check.on
    )
    links = SiteLinks(open_reading(check.rules, check.on))
    overview = Overview(check, step, links)
    of = request.GET.get("of", "")
    context = {
        "head": PageHead(links.reading, _title(check, links), _answer(overview)),
        "check": check,
        "overview": overview,
        "go_on": check.address("check-ask", "#question"),
        "move": check.address("check"),
        "result": check.address("check-result"),
        "share": request.build_absolute_uri(check.address("check-result")),
        "hidden": check.parts,
        "places": [links.reading.wording.jurisdiction(id) for id in check.where],
    }
    if of:
        answered = answer_of_instrument(inquiry=step.inquiry, answer=step.answer, instrument=of)
        context["page"] = ReportPage(open_answer_reading(answered))
        return render(request, "regulation/pages/check/result_part.html", context)
    context["answers"] = _answers(check, links)
    context["downloads"] = _downloads(check)
    return render(request, "regulation/pages/check/result.html", context)


def _answers(check: Asked, links: SiteLinks) -> tuple[GivenAnswer, ...]:
    return given_answers(check.interview, links.reading, tuple(check.interview.answers))


def _downloads(check: Asked) -> list[tuple[str, str]]:
    """What there is to take home, and where."""
    return [
        (_("The answers as a profile (YAML)"), check.address("check-profile-yaml")),
        (_("The answers as a profile (JSON)"), check.address("check-profile-json")),
        (_("The findings (CSV)"), check.address("check-findings-csv")),
        (_("The findings (JSON)"), check.address("check-findings-json")),
        (_("The whole report, with all reasons (HTML)"), check.address("check-report")),
    ]


def _title(check: Asked, links: SiteLinks) -> str:
    title = links.reading.wording.prose(check.interview.title)
    return title or _("Result of the check")


def _answer(overview: Overview) -> str:
    tally = overview.tally
    applies = ngettext("%(n)d rule applies", "%(n)d rules apply", tally.applies)
    undetermined = ngettext(
        "%(n)d rule is undetermined", "%(n)d rules are undetermined", tally.open
    )
    return _("%(where)s: %(applies)s and %(undetermined)s on %(day)s.") % {
        "where": ", ".join(
            overview.links.reading.wording.jurisdiction(id) for id in overview.check.where
        ),
        "applies": applies % {"n": tally.applies},
        "undetermined": undetermined % {"n": tally.open},
        "day": overview.day,
    }
