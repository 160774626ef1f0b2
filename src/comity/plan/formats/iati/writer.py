"""IATI 2.03 activity files, an activity at a time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from lxml import etree

from comity.kernel.domain.audit import canonical_time
from comity.plan.domain.iati_codelists import OECD_DAC
from comity.plan.domain.partnerships import PartnerRole
from comity.plan.formats.iati.activity import IatiActivity, IatiDocument
from comity.plan.formats.iati.results import add_result

VERSION = "2.03"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ROLES = {
    PartnerRole.FUNDING: "1",
    PartnerRole.ACCOUNTABLE: "2",
    PartnerRole.EXTENDING: "3",
    PartnerRole.IMPLEMENTING: "4",
}
"""The code list OrganisationRole 2.03."""
GENERAL, TARGET_GROUPS = "1", "3"
"""Of the code list DescriptionType."""
PLANNED_START, PLANNED_END, ACTUAL_END = "1", "3", "4"
"""Of the code list ActivityDateType."""
DAC_SECTORS = "1"
COMMITTED, ORIGINAL = "2", "1"
"""Of the code lists BudgetStatus and BudgetType."""
RESULTS_DOCUMENT = "A08"
SMALLEST_PIECE = 64 * 1024


def write_iati(activities: Iterable[IatiActivity], at: datetime) -> Iterator[bytes]:
    """What `read_iati` reads as the same activities."""
    held = io.BytesIO()
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="{VERSION}"'
    held.write(f'{head} generated-datetime="{canonical_time(at)}">\n'.encode())
    for each in activities:
        held.write(etree.tostring(activity_element(each), encoding="UTF-8") + b"\n")
        if held.tell() >= SMALLEST_PIECE:
            yield held.getvalue()
            held = io.BytesIO()
    held.write(b"</iati-activities>\n")
    yield held.getvalue()


def activity_element(activity: IatiActivity) -> etree._Element:
    made = etree.Element("iati-activity")
    if activity.language:
        made.set(LANG, activity.language)
    made.set("last-updated-datetime", f"{activity.updated_on.isoformat()}T00:00:00Z")
    if activity.budget is not None:
        made.set("default-currency", activity.budget.currency)
    etree.SubElement(made, "iati-identifier").text = activity.identifier
    reporting = etree.SubElement(
        made, "reporting-org", ref=activity.organisation, type=activity.organisation_type
    )
    etree.SubElement(reporting, "narrative").text = activity.organisation_name
    narrated(made, "title", activity.title)
    narrated(made, "description", activity.outcome, type=GENERAL)
    if activity.beneficiaries:
        narrated(made, "description", activity.beneficiaries, type=TARGET_GROUPS)
    _organisations(made, activity)
    etree.SubElement(made, "activity-status", code=activity.status.value)
    _days(made, activity)
    _places(made, activity)
    etree.SubElement(made, "sector", vocabulary=DAC_SECTORS, code=activity.sector)
    _budget(made, activity)
    for document in activity.documents:
        _document(made, document)
    add_result(made, activity)
    return made


def narrated(parent: etree._Element, name: str, text: str, **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, name, attributes)
    etree.SubElement(made, "narrative").text = text
    return made


def day(parent: etree._Element, name: str, on: date) -> None:
    etree.SubElement(parent, name, {"iso-date": on.isoformat()})


def shares(count: int) -> list[str]:
    """Even parts of a hundred, in hundredths; the last takes what is left, so that they add up to
    it (standard_ruleset: sum). Nobody said how much goes where."""
    if count == 1:
        return ["100"]
    even = (Decimal(100) / count).quantize(Decimal("0.01"))
    return [f"{even:f}"] * (count - 1) + [f"{100 - even * (count - 1):f}"]


def _places(made: etree._Element, activity: IatiActivity) -> None:
    """Countries and regions share one hundred."""
    places = [("recipient-country", code) for code in activity.countries]
    places += [("recipient-region", code) for code in activity.regions]
    for (name, code), share in zip(places, shares(len(places)), strict=True):
        place = etree.SubElement(made, name, code=code, percentage=share)
        if name == "recipient-region":
            place.set("vocabulary", OECD_DAC)


def _organisations(made: etree._Element, activity: IatiActivity) -> None:
    own = narrated(
        made,
        "participating-org",
        activity.organisation_name,
        role=ROLES[PartnerRole.ACCOUNTABLE],
        type=activity.organisation_type,
    )
    own.set("ref", activity.organisation)
    for each in activity.partners:
        narrated(made, "participating-org", each.name, role=ROLES[each.role], type=each.type)


def _days(made: etree._Element, activity: IatiActivity) -> None:
    days = (
        (PLANNED_START, activity.starts_on),
        (PLANNED_END, activity.due_on),
        (ACTUAL_END, activity.ended_on),
    )
    for kind, on in days:
        if on is not None:
            etree.SubElement(made, "activity-date", {"type": kind, "iso-date": on.isoformat()})


def _budget(made: etree._Element, activity: IatiActivity) -> None:
    if activity.budget is None or activity.due_on is None:
        return
    budget = etree.SubElement(made, "budget", type=ORIGINAL, status=COMMITTED)
    day(budget, "period-start", activity.starts_on)
    day(budget, "period-end", activity.due_on)
    value = etree.SubElement(
        budget,
        "value",
        {"currency": activity.budget.currency, "value-date": activity.starts_on.isoformat()},
    )
    value.text = f"{activity.budget.amount:f}"


def _document(made: etree._Element, document: IatiDocument) -> None:
    link = etree.SubElement(
        made, "document-link", url=document.address, format=_format(document.address)
    )
    narrated(link, "title", document.title)
    etree.SubElement(link, "category", code=RESULTS_DOCUMENT)
    if document.language:
        etree.SubElement(link, "language", code=document.language)
    day(link, "document-date", document.on)


def _format(address: str) -> str:
    """By the ending of the address; a page, where it has none (the code list FileFormat)."""
    path = address.partition("?")[0].partition("#")[0].lower()
    ending = path.rpartition(".")[2]
    return {
        "pdf": "application/pdf",
        "csv": "text/csv",
        "json": "application/json",
        "xml": "application/xml",
        "zip": "application/zip",
    }.get(ending, "text/html")
