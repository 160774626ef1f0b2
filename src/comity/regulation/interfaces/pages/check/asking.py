"""The question step: one question, the findings beside it, and the answers so far."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from comity.kernel.domain.errors import ComityError
from comity.kernel.interfaces.messages import render as say
from comity.kernel.interfaces.web.private_page import private_page
from comity.kernel.interfaces.web.translations import translations
from comity.regulation.domain.inquiry import Inquiry
from comity.regulation.domain.interview_step import (
    InterviewStep,
    contradicting_facts,
    interview_step,
)
from comity.regulation.formats.stated_values import StatedValues
from comity.regulation.interfaces.pages.check.answer_form import stated_in
from comity.regulation.interfaces.pages.check.answer_list import GivenAnswer, given_answers
from comity.regulation.interfaces.pages.check.asked import Asked, asked
from comity.regulation.interfaces.pages.check.question_form import question_form
from comity.regulation.interfaces.pages.check.settling import (
    changes,
    instrument_tallies,
    tally_of,
)
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.tables import Link
from comity.regulation.interfaces.reading import open_reading
from comity.regulation.queries.current_rulebook import current_rulebook

SHOWN_RULES = 5
"""Of each instrument, those turned by the last answer first."""
SHOWN_CITATIONS = 5
"""Of each instrument, of what a question would settle."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an answer can't stand, and the other answers that it can't stand beside."""

    sentence: str
    remedy: str
    answers: tuple[GivenAnswer, ...]


@dataclass(frozen=True, slots=True)
class Asker:
    """An instrument whose open findings turn on the question."""

    title: str
    count: int
    citations: tuple[Link, ...]
    more: int


@private_page
def ask(request: HttpRequest) -> HttpResponse:
    """The question named by `q`, else the most decisive one."""
    check = asked(request, current_rulebook())
    return _page(request, check, request.GET.get("q", ""))


@private_page
def take_answer(request: HttpRequest) -> HttpResponse:
    """From an answer to the next question; one that can't stand is shown again, with the reason."""
    check = asked(request, current_rulebook())
    if removed := request.GET.get("remove", ""):
        left = check.interview.without(check.rules.vocabulary.get(removed).id)
        return HttpResponseRedirect(check.holding(left).address("check-ask", "#question"))
    fact = check.rules.vocabulary.get(request.GET.get("q", ""))
    stated = StatedValues(check.rules.vocabulary, check.rules.jurisdictions)
    try:
        plain = stated_in(request.GET, fact, check.rules.jurisdictions)
        answered = check.holding(check.interview.with_answer(fact.id, stated.read(fact.id, plain)))
        Inquiry(check.rules, answered.interview.profile, check.on)
        address = answered.address("check-ask", "#question")
    except ComityError as error:
        return _page(request, check, fact.id, error=error, entered=request.GET)
    return HttpResponseRedirect(address)


def _page(
    request: HttpRequest,
    check: Asked,
    fact: str,
    *,
    error: ComityError | None = None,
    entered: QueryDict | None = None,
) -> HttpResponse:
    links = SiteLinks(open_reading(check.rules, check.on))
    step, contradiction = _step(check)
    if contradiction is not None and error is None:
        error = contradiction
    if not fact and contradiction is not None:
        fact = next(iter(contradicting_facts(contradiction)), "")
    if not fact and step is not None and step.questions:
        fact = step.questions[0].fact
    context = {
        "head": PageHead(links.reading, _title(check, links), ""),
        "check": check,
        "places": [links.reading.wording.jurisdiction(id) for id in check.where],
        "form": _form(check, fact, links, entered) if fact else None,
        "fault": _fault(check, error, links, but=fact) if error else None,
        "hidden": check.parts,
        "answers": given_answers(
            check.interview, links.reading, tuple(check.interview.answers)[::-1]
        ),
        "back": check.address("check-ask", "#question", q=check.interview.last)
        if check.interview.last and check.interview.last != fact
        else "",
        "reopened": fact in check.interview.answers,
        "go_on": check.address("check-ask", "#question"),
        "result": check.address("check-result"),
        "move": check.address("check"),
        **(_findings(check, step, fact, links) if step else {}),
    }
    return render(request, "regulation/pages/check/ask.html", context)


def _step(check: Asked) -> tuple[InterviewStep | None, ComityError | None]:
    """The step, or why there is none: the address states what can't all be so."""
    try:
        step = interview_step(
            rules=check.rules, interview=check.interview, where=check.where, on=check.on
        )
    except ComityError as error:
        if not contradicting_facts(error):
            raise
        return None, error
    return step, None


def _findings(check: Asked, step: InterviewStep, fact: str, links: SiteLinks) -> dict[str, object]:
    findings = step.answer.findings
    return {
        "tally": tally_of(findings),
        "tallies": instrument_tallies(findings, step.changed, check, links, most=SHOWN_RULES),
        "changes": changes(step, links),
        "to_come": step.most_to_come,
        "not_known": len(check.interview.not_known),
        "weight": next((it for it in step.questions if it.fact == fact), None),
        "askers": _askers(step, fact, links),
        "unread": [links.reading.wording.jurisdiction(id) for id in step.answer.unread()],
    }


def _askers(step: InterviewStep, fact: str, links: SiteLinks) -> tuple[Asker, ...]:
    citations: dict[str, list[Link]] = defaultdict(list)
    for finding in step.turning_on(fact) if fact else ():
        link = Link(finding.place.provision.citation, links.href(finding.place))
        citations[links.reading.wording.short_title(finding.place.instrument)].append(link)
    return tuple(
        Asker(title, len(found), shown, len(dict.fromkeys(found)) - len(shown))
        for title, found in citations.items()
        for shown in (tuple(dict.fromkeys(found))[:SHOWN_CITATIONS],)
    )


def _form(check: Asked, fact: str, links: SiteLinks, entered: QueryDict | None) -> object:
    declared = check.rules.vocabulary.get(fact)
    stated = check.interview.answers.get(fact)
    return question_form(declared, links.reading, stated, entered=entered)


def _fault(check: Asked, error: ComityError, links: SiteLinks, *, but: str) -> Fault:
    facts = tuple(
        it for it in contradicting_facts(error) if it in check.interview.answers and it != but
    )
    return Fault(
        sentence=str(error.message.params.get("because") or say(error.message, translations())),
        remedy=say(error.remedy, translations()) if error.remedy else "",
        answers=given_answers(check.interview, links.reading, facts),
    )


def _title(check: Asked, links: SiteLinks) -> str:
    title = links.reading.wording.prose(check.interview.title)
    return title or _("Check a system")
