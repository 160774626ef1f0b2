"""IATI activities back to the facts that `writer` wrote of commitments."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from lxml import etree

from comity.kernel.domain.errors import InvalidInput
from comity.plan.domain.commitment_text import Money
from comity.plan.formats.iati.activity import (
    ActivityStatus,
    IatiActivity,
    IatiDocument,
    IatiPartner,
)
from comity.plan.formats.iati.results import read_result
from comity.plan.formats.iati.writer import (
    ACTUAL_END,
    GENERAL,
    LANG,
    PLANNED_END,
    PLANNED_START,
    ROLES,
    TARGET_GROUPS,
)

_ROLES = {code: role for role, code in ROLES.items()}


def read_iati(data: bytes) -> list[IatiActivity]:
    """Raises `InvalidInput("open-data-unreadable")` for what is no such file."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        found = etree.fromstring(data, parser).findall("iati-activity")
        return [_activity(each) for each in found]
    except (etree.XMLSyntaxError, InvalidOperation, KeyError, ValueError) as error:
        raise InvalidInput(
            "open-data-unreadable", name="iati.xml", line=1, problem=str(error)
        ) from None


def _activity(made: etree._Element) -> IatiActivity:
    days = {it.get("type"): date.fromisoformat(it.get("iso-date", "")) for it in
            made.findall("activity-date")}  # fmt: skip
    reporting = made.find("reporting-org")
    if reporting is None:
        raise KeyError("reporting-org")
    target, reached = read_result(made)
    return IatiActivity(
        identifier=made.findtext("iati-identifier") or "",
        organisation=reporting.get("ref", ""),
        organisation_name=reporting.findtext("narrative") or "",
        organisation_type=reporting.get("type", ""),
        title=made.findtext("title/narrative") or "",
        language=made.get(LANG, ""),
        outcome=made.findtext(f"description[@type='{GENERAL}']/narrative") or "",
        beneficiaries=made.findtext(f"description[@type='{TARGET_GROUPS}']/narrative") or "",
        status=ActivityStatus(_code(made, "activity-status")),
        starts_on=days[PLANNED_START],
        due_on=days.get(PLANNED_END),
        ended_on=days.get(ACTUAL_END),
        countries=tuple(each.get("code", "") for each in made.findall("recipient-country")),
        regions=tuple(each.get("code", "") for each in made.findall("recipient-region")),
        sector=_code(made, "sector"),
        updated_on=date.fromisoformat(made.get("last-updated-datetime", "")[:10]),
        budget=_budget(made),
        target=target,
        reached=reached,
        partners=tuple(_partner(each) for each in made.findall("participating-org")[1:]),
        documents=tuple(_document(each) for each in made.findall("document-link")),
    )


def _code(made: etree._Element, name: str) -> str:
    found = made.find(name)
    return "" if found is None else found.get("code", "")


def _budget(made: etree._Element) -> Money | None:
    value = made.find("budget/value")
    return None if value is None else Money(Decimal(value.text or ""), value.get("currency", ""))


def _partner(made: etree._Element) -> IatiPartner:
    name = made.findtext("narrative") or ""
    return IatiPartner(name, made.get("type", ""), _ROLES[made.get("role", "")])


def _document(made: etree._Element) -> IatiDocument:
    on = made.find("document-date")
    return IatiDocument(
        made.get("url", ""),
        made.findtext("title/narrative") or "",
        _code(made, "language"),
        date.fromisoformat("" if on is None else on.get("iso-date", "")),
    )
