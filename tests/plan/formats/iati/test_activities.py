from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import assume, given
from lxml import etree
from tests.plan.formats.iati.examples import (
    CARRIED,
    FACTS,
    STANDING,
    documents,
    partners,
    standings,
    texts,
)
from tests.plan.formats.iati.official import broken_rules, codes, faults

from comity.kernel.domain.errors import InvalidInput
from comity.plan.domain.commitment_text import CommitmentState, CommitmentText, Money
from comity.plan.domain.iati_codelists import (
    COUNTRIES,
    CURRENCIES,
    LANGUAGES,
    OECD_DAC,
    REGIONS,
    SECTORS,
)
from comity.plan.domain.participants import ParticipantKind
from comity.plan.domain.partnerships import PartnerRole
from comity.plan.formats.commitment_plain import (
    commitment_of_plain,
    commitment_to_plain,
    digest_of,
)
from comity.plan.formats.iati.activity import ActivityStatus, IatiDocument, IatiPartner
from comity.plan.formats.iati.making import ORGANISATION_TYPES, Standing, iati_activity
from comity.plan.formats.iati.missing import IatiPart, iati_left_out, iati_missing
from comity.plan.formats.iati.reader import read_iati
from comity.plan.formats.iati.results import OTHER, PERCENTAGE, UNIT
from comity.plan.formats.iati.writer import (
    ACTUAL_END,
    COMMITTED,
    DAC_SECTORS,
    GENERAL,
    ORIGINAL,
    PLANNED_END,
    PLANNED_START,
    RESULTS_DOCUMENT,
    ROLES,
    TARGET_GROUPS,
    shares,
    write_iati,
)

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
Partners = list[tuple[str, ParticipantKind, PartnerRole]]


@given(texts, standings, partners, documents)
def test_what_lacks_nothing_is_valid_and_comes_back(
    text: CommitmentText, standing: Standing, others: Partners, evidence: list[IatiDocument]
) -> None:
    countries = tuple(dict.fromkeys(it for it in text.iati.countries if it.isupper()))
    regions = tuple(dict.fromkeys(it for it in text.iati.regions if it in codes("Region")))
    countries = countries or (() if regions else ("KE",))
    text = replace(
        text,
        title=text.title or "T",
        outcome=text.outcome or "O",
        starts_on=text.starts_on or date(2026, 1, 1),
        iati=replace(FACTS, countries=countries, regions=regions),
    )
    assume(iati_missing(text) == ())
    activity = iati_activity(text, standing, others, evidence)
    assert activity is not None
    data = b"".join(write_iati([activity], AT))
    assert (faults(data), broken_rules(data)) == ([], [])
    assert read_iati(data) == [activity]


@given(texts, standings)
def test_an_activity_is_made_where_nothing_is_missing_and_nowhere_else(
    text: CommitmentText, standing: Standing
) -> None:
    assert (iati_activity(text, standing) is not None) == (iati_missing(text) == ())


def test_a_commitment_with_all_its_parts() -> None:
    activity = iati_activity(
        CARRIED,
        replace(STANDING, reached=Decimal(12)),
        [("Kenya", ParticipantKind.GOVERNMENT, PartnerRole.FUNDING)],
        [IatiDocument("https://example.org/r.pdf", "Register", "en", date(2026, 5, 1))],
    )
    assert activity is not None
    assert activity.partners == (IatiPartner("Kenya", "10", PartnerRole.FUNDING),)
    data = b"".join(write_iati([activity], AT))
    assert (faults(data), broken_rules(data, STANDING.on)) == ([], [])
    found = etree.fromstring(data)
    assert found.xpath("string(//iati-identifier)") == "KE-RCO-123456-small-plan-7"
    assert found.xpath("//activity-status/@code") == ["2"]
    assert found.xpath("//recipient-country/@percentage") == ["33.33", "33.33", "33.34"]
    assert found.xpath("//budget/value/text()") == ["120000.50"]
    assert found.xpath("//indicator/period/*/@value") == ["50", "12"]
    assert found.xpath("//indicator/baseline/@year") == ["2026"]
    assert found.xpath("//document-link/@format") == ["application/pdf"]
    assert found.xpath("//participating-org/@role") == ["2", "1"]


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"title": " "}, IatiPart.TITLE),
        ({"outcome": "\x01"}, IatiPart.DESCRIPTION),
        ({"starts_on": None}, IatiPart.START),
        ({"starts_on": date(2027, 1, 1)}, IatiPart.DAYS),
        ({"iati": replace(FACTS, organisation="Acme")}, IatiPart.ORGANISATION),
        ({"iati": replace(FACTS, organisation="KE-RCO-1/2")}, IatiPart.ORGANISATION),
        ({"iati": replace(FACTS, countries=())}, IatiPart.COUNTRY),
        ({"iati": replace(FACTS, countries=("KE", "KE"))}, IatiPart.COUNTRY),
        ({"iati": replace(FACTS, countries=("KE", "XX"))}, IatiPart.COUNTRY),
        ({"iati": replace(FACTS, regions=("298", "298"))}, IatiPart.REGION),
        ({"iati": replace(FACTS, regions=("299",))}, IatiPart.REGION),
        ({"iati": replace(FACTS, sector="1133")}, IatiPart.SECTOR),
        ({"iati": replace(FACTS, sector="99999")}, IatiPart.SECTOR),
    ],
)
def test_each_part_that_is_missing_is_named(change: dict[str, object], part: IatiPart) -> None:
    text = replace(CARRIED, **change)  # type: ignore[arg-type]
    assert iati_missing(text) == (part,)
    assert iati_activity(text, STANDING) is None


def test_countries_and_regions_share_one_hundred() -> None:
    text = replace(CARRIED, iati=replace(FACTS, countries=("KE", "BR"), regions=("679",)))
    activity = iati_activity(text, STANDING)
    assert activity is not None
    data = b"".join(write_iati([activity], AT))
    assert (faults(data), broken_rules(data, STANDING.on)) == ([], [])
    found = etree.fromstring(data)
    assert found.xpath("//recipient-country/@percentage") == ["33.33", "33.33"]
    (region,) = found.xpath("//recipient-region")
    assert dict(region.attrib) == {"code": "679", "vocabulary": "1", "percentage": "33.34"}
    names = [it.tag for it in found[0]]
    assert names.index("recipient-region") == names.index("recipient-country") + 2


def test_a_region_alone_is_a_place() -> None:
    text = replace(CARRIED, iati=replace(FACTS, countries=(), regions=("998",)))
    assert iati_missing(text) == ()
    activity = iati_activity(text, STANDING)
    assert activity is not None
    data = b"".join(write_iati([activity], AT))
    assert (faults(data), broken_rules(data, STANDING.on)) == ([], [])
    found = etree.fromstring(data)
    assert found.xpath("//recipient-country") == []
    assert found.xpath("//recipient-region/@percentage") == ["100"]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (b'percentage="33.34"', b'percentage="33.33"', "//iati-activity sum"),
        (b'type="1" iso-date', b'type="5" iso-date', "//iati-activity atleast_one"),
        (b'type="3" iso-date="2026', b'type="3" iso-date="2025', "//iati-activity date_order"),
        (b"KE-RCO-123456-small", b"KE-RCO-123456/small", "//iati-activity regex_matches"),
    ],
)
def test_the_rules_find_what_the_schema_can_t(old: bytes, new: bytes, rule: str) -> None:
    activity = iati_activity(CARRIED, STANDING)
    assert activity is not None
    data = b"".join(write_iati([activity], AT))
    assert old in data
    (found,) = broken_rules(data.replace(old, new))
    assert found.startswith(rule)


def test_the_code_lists_are_those_of_the_standard() -> None:
    assert codes("Country") == COUNTRIES
    assert codes("Currency") == CURRENCIES
    assert codes("Language") == LANGUAGES
    assert codes("Region") == REGIONS.keys()
    assert codes("Sector") == SECTORS
    assert OECD_DAC in codes("RegionVocabulary")
    assert set(ORGANISATION_TYPES.values()) < codes("OrganisationType")
    assert {it.value for it in ActivityStatus} < codes("ActivityStatus")
    assert set(ROLES.values()) == codes("OrganisationRole")
    assert {GENERAL, TARGET_GROUPS} < codes("DescriptionType")
    assert {PLANNED_START, PLANNED_END, ACTUAL_END} < codes("ActivityDateType")
    assert (COMMITTED in codes("BudgetStatus"), ORIGINAL in codes("BudgetType")) == (True, True)
    assert {UNIT, PERCENTAGE} < codes("IndicatorMeasure")
    assert OTHER in codes("ResultType")
    assert DAC_SECTORS in codes("SectorVocabulary")
    assert RESULTS_DOCUMENT in codes("DocumentCategory")


def test_a_text_without_regions_has_the_digest_that_it_had() -> None:
    plain = commitment_to_plain(CARRIED)
    assert set(plain["iati"]) == {"organisation", "countries", "sector"}
    text = replace(CARRIED, iati=replace(FACTS, regions=("298",)))
    assert commitment_of_plain(commitment_to_plain(text)) == text
    assert digest_of(text) != digest_of(CARRIED)


def test_a_draft_and_a_person_make_no_activity() -> None:
    assert iati_activity(CARRIED, replace(STANDING, state=CommitmentState.DRAFT)) is None
    assert iati_activity(CARRIED, replace(STANDING, kind=ParticipantKind.PERSON)) is None


def test_what_is_left_out_is_told() -> None:
    long = replace(CARRIED, target=replace(CARRIED.target, due_on=date(2027, 12, 31)))
    assert iati_missing(long) == ()
    assert iati_left_out(long) == (IatiPart.BUDGET,)
    no_value = replace(CARRIED, target=replace(CARRIED.target, value=None))
    assert iati_left_out(no_value) == (IatiPart.RESULT,)
    strange = replace(CARRIED, budget=Money(Decimal(1), "shells"))
    assert iati_left_out(strange) == (IatiPart.BUDGET,)
    assert iati_left_out(CARRIED) == ()


@pytest.mark.parametrize(
    ("state", "level", "status"),
    [
        (CommitmentState.ACTIVE, "limited", ActivityStatus.IMPLEMENTATION),
        (CommitmentState.COMPLETED, "substantial", ActivityStatus.COMPLETION),
        (CommitmentState.COMPLETED, "complete", ActivityStatus.POST_COMPLETION),
        (CommitmentState.WITHDRAWN, "complete", ActivityStatus.CANCELLED),
    ],
)
def test_the_status_keeps_word_and_review_apart(
    state: CommitmentState, level: str, status: ActivityStatus
) -> None:
    activity = iati_activity(CARRIED, replace(STANDING, state=state, level=level))
    assert activity is not None
    assert activity.status is status


def test_what_has_not_begun_is_in_the_pipeline() -> None:
    activity = iati_activity(CARRIED, replace(STANDING, on=date(2026, 1, 31)))
    assert activity is not None
    assert activity.status is ActivityStatus.PIPELINE


def test_shares_add_up() -> None:
    for count in range(1, 200):
        assert sum(map(Decimal, shares(count))) == 100
        assert len(shares(count)) == count


def test_the_standard_knows_no_file_without_an_activity() -> None:
    data = b"".join(write_iati([], AT))
    assert read_iati(data) == []
    assert len(faults(data)) == 1


def test_a_file_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        read_iati(b"<iati-activities><iati-activity/></iati-activities>")
    assert refused.value.message.id == "open-data-unreadable"
