"""Where a check starts: nothing stated, a file, or the example."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.web.parameters import day_asked, today
from comity.kernel.interfaces.web.private_page import kept_by_nobody, private_page
from comity.regulation.adapters.rulebook_files import shipped_corpus
from comity.regulation.domain.interview import Interview
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.profile_yaml import LARGEST_PROFILE, read_interview
from comity.regulation.interfaces.pages.check.asked import Asked, interview_asked, places_asked
from comity.regulation.interfaces.pages.choices import jurisdiction_choices
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.reading import open_reading
from comity.regulation.queries.current_rulebook import current_rulebook

LONGEST_NAME = 120
LARGEST_UPLOAD = LARGEST_PROFILE + 16 * 1024
"""The file, and what a form puts around it."""
EXAMPLE = "hospital-triage.yaml"
EXAMPLE_WHERE, EXAMPLE_ON = ("EU", "KR", "CN"), date(2027, 12, 2)
"""The question that the documentation asks about the profile that ships."""


@private_page
def show_start(request: HttpRequest) -> HttpResponse:
    """A check that has begun can be moved: the address may hold all that a check's holds."""
    rules = current_rulebook()
    where, interview = places_asked(request, rules), interview_asked(request, rules)
    reading = open_reading(rules, day_asked(request))
    recorded = sorted({it.jurisdiction for it in rules.corpus.instruments if not it.treaty})
    others = [entry.id for entry in rules.jurisdictions if entry.id not in recorded]
    context = {
        "head": PageHead(
            reading,
            _("Check a system"),
            _("What do AI rules ask of your system, where, and from which day on?"),
            dated=False,
        ),
        "recorded": jurisdiction_choices(recorded, reading.wording, where),
        "others": jurisdiction_choices(others, reading.wording, where),
        "on": request.GET.get("on", ""),
        "today": today().isoformat(),
        "name": reading.wording.prose(interview.title),
        "facts": request.GET.get("facts", ""),
        "answered": len(interview.answers),
        "longest_name": LONGEST_NAME,
        "largest_file": LARGEST_PROFILE // 1024,
    }
    return render(request, "regulation/pages/check/start.html", context)


@private_page
def begin(request: HttpRequest) -> HttpResponse:
    """From the form to the first question, or to the next."""
    rules = current_rulebook()
    check = _placed(request, rules, interview_asked(request, rules))
    return HttpResponseRedirect(check.address("check-ask", "#question"))


@private_page
def example(request: HttpRequest) -> HttpResponse:
    rules = current_rulebook()
    data = (shipped_corpus() / "profiles" / EXAMPLE).read_bytes()
    interview = read_interview(data, EXAMPLE, rules.vocabulary, rules.jurisdictions)
    check = Asked(rules, EXAMPLE_WHERE, EXAMPLE_ON, interview)
    return HttpResponseRedirect(check.address("check-ask", "#question"))


@csrf_exempt  # checked in `_load`, once the size of what came is known
def load_profile(request: HttpRequest) -> HttpResponse:
    """From a profile's file to the address that holds it, where one chooses places. Nothing is
    written down, not even to a temporary file: Django would make one for more than 2.5 MB."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    size = request.META.get("CONTENT_LENGTH") or "0"
    if not size.isdigit() or int(size) > LARGEST_UPLOAD:
        raise InvalidInput("file-too-large", file="-", size=size, limit=LARGEST_PROFILE)
    return kept_by_nobody(_load(request))


@csrf_protect
def _load(request: HttpRequest) -> HttpResponse:
    rules = current_rulebook()
    file = request.FILES.get("profile")
    if file is None:
        raise InvalidInput("interview-choose-a-file")
    name = (file.name or "profile")[:LONGEST_NAME]
    interview = read_interview(file.read(), name, rules.vocabulary, rules.jurisdictions)
    check = Asked(rules, (), today(), interview)
    return HttpResponseRedirect(check.address("check", "#where"))


def _placed(request: HttpRequest, rules: Rulebook, interview: Interview) -> Asked:
    where = places_asked(request, rules)
    if not where:
        raise InvalidInput("interview-choose-where")
    name = request.GET.get("name", "").strip()
    if len(name) > LONGEST_NAME:
        raise InvalidInput("interview-name-too-long", length=len(name), limit=LONGEST_NAME)
    if name:
        interview = replace(interview, title={get_language() or "en": name})
    return Asked(rules, where, day_asked(request), interview)
