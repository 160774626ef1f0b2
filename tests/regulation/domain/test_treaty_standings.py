"""What a treaty is to a jurisdiction: by its own consent, or by that of another, never by mere
membership. Jurisdictions and memberships are those that ship."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.domain.small_treaties import APPROVED, RATIFIED, SIGNED, action, treaty
from tests.regulation.small import small_rules

from comity.kernel.domain.errors import UnknownName
from comity.regulation.domain.treaties import Status, Treaty
from comity.regulation.domain.treaty_standings import TreatyStanding, treaty_standing
from comity.regulation.domain.truth import Truth

FALSE, UNKNOWN, TRUE = Truth
PLACES = small_rules().jurisdictions
ENTRY = date(2027, 1, 1)
CONSENTS = (
    action("US", SIGNED, "2026-01-01"),
    action("NO", RATIFIED, "2026-02-01"),
    action("CH", RATIFIED, "2026-03-01"),
    action("UA", RATIFIED, "2026-04-01"),
    action("US", RATIFIED, "2026-05-01"),
)
WITH_MEMBERS = treaty(*CONSENTS, action("EU", APPROVED, "2026-09-15", with_members=True))
FOR_ITSELF = treaty(*CONSENTS, action("EU", APPROVED, "2026-09-15"))


def held(by: Treaty, jurisdiction: str, on: date = ENTRY) -> TreatyStanding:
    return treaty_standing(by, jurisdiction, on, PLACES)


def test_a_party_is_bound_by_its_own_consent() -> None:
    assert held(WITH_MEMBERS, "NO") == TreatyStanding("NO", "NO", Status.PARTY, TRUE, ENTRY)
    assert held(WITH_MEMBERS, "NO", date(2026, 12, 31)) == TreatyStanding(
        "NO", "NO", Status.CONTRACTING, FALSE, None, ENTRY
    )


def test_membership_of_the_body_binds_nobody() -> None:
    assert held(WITH_MEMBERS, "TR") == TreatyStanding("TR", "TR", Status.NO_ACTION, FALSE)
    assert held(WITH_MEMBERS, "COE") == TreatyStanding("COE", "COE", Status.NO_ACTION, FALSE)


def test_the_consent_of_an_organisation_binds_its_members_only_where_its_law_says_so() -> None:
    assert held(WITH_MEMBERS, "FR") == TreatyStanding("FR", "EU", Status.PARTY, TRUE, ENTRY)
    assert held(FOR_ITSELF, "FR") == TreatyStanding("FR", "FR", Status.NO_ACTION, FALSE)
    assert held(FOR_ITSELF, "EU").in_force is TRUE


def test_on_the_days_of_the_membership() -> None:
    """The United Kingdom withdrew from the Union at midnight (Brussels) on 31 January 2020."""
    early = treaty(
        *(action(it, RATIFIED, "2016-01-01") for it in ("NO", "CH", "UA", "IS")),
        action("EU", APPROVED, "2016-01-01", with_members=True),
    )
    assert held(early, "GB", date(2020, 1, 31)).in_force is TRUE
    assert held(early, "GB", date(2020, 2, 1)) == TreatyStanding(
        "GB", "GB", Status.NO_ACTION, FALSE
    )


def test_a_state_binds_its_parts() -> None:
    assert held(WITH_MEMBERS, "US-CA") == TreatyStanding("US-CA", "US", Status.PARTY, TRUE, ENTRY)


def test_its_own_consent_comes_first_where_another_binds_no_more() -> None:
    both = treaty(*WITH_MEMBERS.actions, action("FR", RATIFIED, "2026-06-01"))
    assert held(both, "FR").participant == "FR"
    signed = treaty(*WITH_MEMBERS.actions, action("FR", SIGNED, "2026-06-01"))
    assert held(signed, "FR").participant == "EU"


def test_what_is_not_known_is_said() -> None:
    vague = treaty(*CONSENTS[:4], action("EU", APPROVED, "2026-09-15", "2026-12-15"))
    assert held(vague, "EU", date(2026, 10, 1)).status is None
    assert held(vague, "EU", date(2026, 10, 1)).in_force is FALSE


def test_an_unknown_jurisdiction_is_refused() -> None:
    with pytest.raises(UnknownName, match="unknown-jurisdiction"):
        held(WITH_MEMBERS, "XX")


@given(
    st.sampled_from([entry.id for entry in PLACES]), st.dates(date(2024, 1, 1), date(2030, 1, 1))
)
def test_nobody_is_bound_but_parties_and_those_whom_a_party_binds(id: str, on: date) -> None:
    for by in (WITH_MEMBERS, FOR_ITSELF):
        found = held(by, id, on)
        line = PLACES.lineage(id, on)
        assert found.participant in line
        if found.in_force is TRUE:
            assert by.status(found.participant, on) is Status.PARTY
            of_union = found.participant == "EU" and id != "EU"
            assert not (of_union and by is FOR_ITSELF)
