"""The jurisdictions that ship: how many, who belongs to what on a day, and what isn't known."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import comity.corpus
from comity.kernel.domain.errors import InvalidInput, Problems, UnknownName
from comity.kernel.domain.jurisdictions import LANGUAGES, Jurisdiction, Jurisdictions, Tile
from comity.kernel.domain.messages import Message
from comity.kernel.formats.jurisdictions import read_jurisdictions

TODAY = date(2026, 11, 22)
CORPUS = Path(comity.corpus.__file__ or "").parent / "jurisdictions.yaml"
ALL = read_jurisdictions(CORPUS.read_text(encoding="utf-8"))
COUNTRIES = tuple(entry for entry in ALL if entry.kind == "country")


def ids(entries: tuple[Jurisdiction, ...]) -> str:
    return " ".join(sorted(entry.id for entry in entries))


def groups(group: str, standing: str, on: date, answer: bool | None = True) -> str:
    return " ".join(
        sorted(
            entry.id
            for entry in ALL
            for fact in entry.development
            if (fact.group, fact.standing) == (group, standing) and fact.period.covers(on) is answer
        )
    )


def test_every_entry_of_iso_3166_1_is_there_once() -> None:
    assert len(COUNTRIES) == 249
    assert len({entry.id for entry in COUNTRIES}) == 249
    assert len({entry.iso3 for entry in COUNTRIES}) == 249
    assert len({entry.numeric for entry in COUNTRIES}) == 249
    assert "XK" not in ALL


def test_codes_have_their_form() -> None:
    for entry in COUNTRIES:
        assert (len(entry.id), entry.id.isupper()) == (2, True)
        assert (len(entry.iso3 or ""), len(entry.numeric or "")) == (3, 3)


def test_standing_at_the_united_nations() -> None:
    assert Counter(entry.status for entry in COUNTRIES) == {
        "un-member": 193,
        "un-observer": 2,
        "other": 54,
    }
    assert ids(tuple(e for e in COUNTRIES if e.status == "un-observer")) == "PS VA"
    assert len(ALL.members("UN", TODAY)) == 193
    assert {entry.id for entry in ALL.members("UN", TODAY)} == {
        entry.id for entry in COUNTRIES if entry.status == "un-member"
    }


def test_every_name_in_six_languages() -> None:
    assert LANGUAGES == ("ar", "en", "es", "fr", "ru", "zh")
    for entry in ALL:
        assert tuple(entry.names) == LANGUAGES, entry.id
        assert all(name.strip() for name in entry.names.values()), entry.id
    for region in ALL.regions:
        assert all(region.names[language].strip() for language in LANGUAGES)


def test_names_fall_back_to_english() -> None:
    assert ALL.name("NO", "fr") == "Norvège"
    assert ALL.name("NO", "ru") == "Норвегия"
    assert ALL.name("NO", "sw") == "Norway"


def test_every_country_has_a_tile_of_its_own_and_nothing_else_has_one() -> None:
    tiles = [entry.tile for entry in ALL if entry.tile]
    assert len(tiles) == len(set(tiles)) == 249
    assert all((entry.tile is not None) == (entry.kind == "country") for entry in ALL)
    assert (ALL.grid.columns, ALL.grid.rows) == (30, 24)
    assert ALL.get("NO").tile == Tile(15, 1)
    assert ALL.get("FR").tile == Tile(12, 5)


def test_every_country_but_antarctica_is_in_a_region() -> None:
    assert [entry.id for entry in COUNTRIES if entry.region is None] == ["AQ"]
    assert [region.code for region in ALL.region_path("FR")] == ["150", "155"]
    assert [region.code for region in ALL.region_path("KE")] == ["002", "202", "014"]
    assert [region.code for region in ALL.region_path("BR")] == ["019", "419", "005"]
    assert [region.names["en"] for region in ALL.region_path("FR")] == ["Europe", "Western Europe"]


def test_the_european_union_through_the_years() -> None:
    assert ids(ALL.members("EU", TODAY)) == (
        "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
    )
    assert len(ALL.members("EU", date(2015, 1, 1))) == 28
    assert len(ALL.members("EU", date(2004, 4, 30))) == 15
    assert len(ALL.members("EU", date(2004, 5, 1))) == 25
    assert ids(ALL.members("EU", date(1958, 1, 1))) == "BE DE FR IT LU NL"
    assert ALL.members("EU", date(1957, 12, 31)) == ()


def test_the_last_day_of_the_united_kingdom_in_the_european_union() -> None:
    assert ALL.within("GB", "EU", date(2020, 1, 31)) is True
    assert ALL.within("GB", "EU", date(2020, 2, 1)) is False
    assert ALL.membership("GB", "EU", date(2020, 1, 31)) is True
    assert ALL.membership("GB", "EU", date(2020, 2, 1)) is False


def test_where_the_treaties_reach_without_membership() -> None:
    assert ALL.within("RE", "EU", TODAY) is True
    assert ALL.membership("RE", "EU", TODAY) is False
    assert ALL.within("YT", "EU", date(2013, 12, 31)) is False
    assert ALL.within("BL", "EU", date(2012, 1, 1)) is False
    assert ALL.within("NC", "EU", TODAY) is False


def test_candidates_are_not_members() -> None:
    assert ALL.within("UA", "EU", TODAY) is False
    assert "BRICS" not in ALL.lineage("SA", TODAY)


@pytest.mark.parametrize(
    ("body", "on", "count"),
    [
        ("COE", date(2022, 3, 15), 47),
        ("COE", date(2022, 3, 16), 46),
        ("COE", TODAY, 46),
        ("OECD", TODAY, 38),
        ("ASEAN", date(2025, 10, 25), 10),
        ("ASEAN", TODAY, 11),
        ("AFRICAN-UNION", date(2010, 1, 1), 53),
        ("AFRICAN-UNION", TODAY, 55),
        ("G7", TODAY, 7),
        ("G20", date(2023, 9, 8), 20),
        ("G20", TODAY, 21),
        ("BRICS", TODAY, 10),
        ("SCO", TODAY, 10),
        ("GCC", TODAY, 6),
    ],
)
def test_how_many_members(body: str, on: date, count: int) -> None:
    assert len(ALL.members(body, on)) == count


def test_a_body_whose_members_are_not_recorded_gives_no_empty_list() -> None:
    with pytest.raises(InvalidInput) as raised:
        ALL.members("UNESCO", TODAY)
    assert raised.value.message == Message("members-not-recorded", {"body": "UNESCO"})
    assert ALL.membership("FR", "UNESCO", TODAY) is None


def test_a_start_that_is_not_known_is_not_denied() -> None:
    assert ALL.membership("KE", "AFRICAN-UNION", date(2001, 1, 1)) is None
    assert ALL.membership("KE", "AFRICAN-UNION", date(2002, 12, 31)) is True
    assert ALL.membership("MA", "AFRICAN-UNION", date(2001, 1, 1)) is False


def test_lineage_goes_through_parts_and_bodies_nearest_first() -> None:
    assert ALL.lineage("US-CO", TODAY) == ("US-CO", "US", "UN", "OECD", "G7", "G20")
    assert ALL.lineage("AE-DU-DIFC", TODAY) == (
        "AE-DU-DIFC",
        "AE-DU",
        "AE",
        "UN",
        "BRICS",
        "GCC",
    )
    assert ALL.lineage("KE", TODAY) == ("KE", "UN", "AFRICAN-UNION", "G20")
    assert ALL.lineage("BG", TODAY) == ("BG", "UN", "EU", "COE", "G20")
    assert ALL.lineage("EU", TODAY) == ("EU", "G20")


def test_least_developed_countries() -> None:
    assert len(groups("LDC", "member", TODAY).split()) == 44
    assert "BT" in groups("LDC", "member", date(2023, 12, 12)).split()
    assert "BT" not in groups("LDC", "member", date(2023, 12, 13)).split()
    assert "ST" not in groups("LDC", "member", date(2024, 12, 13)).split()


def test_a_scheduled_graduation_is_unknown_until_it_is_confirmed() -> None:
    assert groups("LDC", "member", date(2026, 11, 24), None) == "BD LA NP"
    assert len(groups("LDC", "member", date(2026, 11, 24)).split()) == 41


def test_landlocked_and_small_island_states() -> None:
    assert len(groups("LLDC", "member", TODAY).split()) == 32
    assert len(groups("SIDS", "member", TODAY).split()) == 39
    assert len(groups("SIDS", "associate", TODAY).split()) == 18


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Korea", ("KP (North Korea)", "KR (South Korea)")),
        ("no", ("NO (Norway)",)),
        ("UK", ("GB (United Kingdom)",)),
        ("KOR", ("KR (South Korea)",)),
        ("Норвегия", ("NO (Norway)",)),
        ("African Union", ("AFRICAN-UNION (African Union)",)),
        ("Council of Europe", ("COE (Council of Europe)",)),
        ("ISO/IEC", ("ISO-IEC (ISO and IEC)",)),
        ("Germny", ("DE (Germany)",)),
        ("US-CAL", ("US-CA (California)",)),
    ],
)
def test_an_unknown_name_says_what_may_be_meant(asked: str, told: tuple[str, ...]) -> None:
    with pytest.raises(UnknownName) as raised:
        ALL.get(asked)
    assert raised.value.message == Message("unknown-jurisdiction", {"name": asked})
    assert raised.value.remedy == Message("did-you-mean", {"name": told})


@pytest.mark.parametrize("asked", ["", "   ", "qqqqqqqqqqqq"])
def test_a_name_like_nothing_gets_no_suggestion(asked: str) -> None:
    with pytest.raises(UnknownName) as raised:
        ALL.get(asked)
    assert raised.value.remedy is None


@given(st.text(max_size=30))
def test_asking_for_anything_finds_it_or_says_so(name: str) -> None:
    if name in ALL:
        assert ALL.get(name).id == name
    else:
        with pytest.raises(UnknownName):
            ALL.get(name)


@given(
    st.sampled_from(tuple(entry.id for entry in ALL)), st.dates(date(1950, 1, 1), date(2030, 1, 1))
)
def test_a_lineage_starts_with_itself_repeats_nothing_and_holds_its_own_lineages(
    inner: str, on: date
) -> None:
    lineage = ALL.lineage(inner, on)
    assert lineage[0] == inner
    assert len(set(lineage)) == len(lineage)
    assert all(set(ALL.lineage(outer, on)) <= set(lineage) for outer in lineage)


@given(st.sampled_from(("EU", "COE", "OECD", "G20")), st.dates(date(1950, 1, 1), date(2030, 1, 1)))
def test_members_are_within(body: str, on: date) -> None:
    assert all(ALL.within(member.id, body, on) for member in ALL.members(body, on))


def test_a_collection_that_contradicts_itself_is_refused() -> None:
    norway = ALL.get("NO")
    broken = (norway, replace(norway, part_of="XX", memberships=(), tile=Tile(99, 1)))
    with pytest.raises(Problems) as raised:
        Jurisdictions(
            tuple(replace(e, memberships=()) for e in broken), ALL.regions, ALL.sources, ALL.grid
        )
    assert [problem.message for problem in raised.value.problems] == [
        Message("jurisdiction-repeated", {"what": "id", "value": "NO"}),
        Message("jurisdiction-reference-missing", {"id": "NO", "what": "part_of", "value": "XX"}),
        Message("jurisdiction-tile-outside", {"id": "NO"}),
    ]
