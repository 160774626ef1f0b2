"""Which commitments an IATI file holds, and what the others lack."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest, HttpResponse

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.web.paging import paged
from comity.plan.formats.iati.missing import IatiPart
from comity.plan.interfaces.pages.frame import show
from comity.plan.interfaces.pages.open_data.words import IATI_PARTS
from comity.plan.interfaces.pages.visiting import reads
from comity.plan.queries.open_data.iati_activities import IatiCheck, iati_checks
from comity.plan.queries.open_data.scope import Scope
from comity.plan.queries.people import Person

PAGE = 50


@reads
def show_iati(request: HttpRequest, person: Person) -> HttpResponse:
    wanted = request.GET.get("lacks", "")
    if wanted and wanted not in [each.value for each in IatiPart]:
        raise InvalidInput("open-data-parameter", name="lacks", value=wanted[:60])
    checks = list(iati_checks(Scope(person)))
    lacking = [it for it in checks if it.missing or it.left_out]
    counted = Counter(part for it in lacking for part in (*it.missing, *it.left_out))
    shown = [it for it in lacking if not wanted or wanted in (*it.missing, *it.left_out)]
    page = paged(request, shown, PAGE)
    return show(
        request,
        "data_iati.html",
        person,
        "data",
        total=len(checks),
        carried=sum(not it.missing for it in checks),
        parts=[(it.value, IATI_PARTS[it], counted[it]) for it in IatiPart if counted[it]],
        rows=[_told(each) for each in page.items],
        paged=page,
        lacks=wanted,
    )


def _told(check: IatiCheck) -> tuple[IatiCheck, list[object], list[object]]:
    return (
        check,
        [IATI_PARTS[each] for each in check.missing],
        [IATI_PARTS[each] for each in check.left_out],
    )
