"""Which deeds fit: by the treaty's rule, and by the meaning of the words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.assembly.treaties import ADOPTED, RULE, deed

from comity.assembly.domain.treaty_deed_checks import Terms, check_deed, check_strike
from comity.assembly.domain.treaty_deeds import Deed, kind_of, next_number
from comity.assembly.domain.treaty_notices import NoticeKind
from comity.kernel.domain.errors import ComityError, InvalidInput, UnknownName
from comity.kernel.domain.periods import PartialDate
from comity.regulation.domain.confidence import Confidence
from comity.regulation.domain.days import Days
from comity.regulation.domain.treaty_actions import ActionKind, TreatyAction

TODAY = date(2026, 8, 1)
TERMS = Terms(rule=RULE, adopted=ADOPTED)
SIGNED = deed("KE", ActionKind.SIGNATURE)
CONSENTED = deed("KE", ActionKind.RATIFICATION, "2026-04-01")
RESERVED = deed("FR", ActionKind.RESERVATION, "2026-04-01", text="Not Article 3")
OBJECTED = deed("KE", NoticeKind.OBJECTION, "2026-05-01", about="FR.reservation")
APPLIED = deed("KE", NoticeKind.PROVISIONAL_APPLICATION, "2026-04-01")


def fits(new: Deed, *before: Deed, terms: Terms = TERMS) -> bool:
    check_deed(new, before, terms, TODAY)
    return True


def why_not(new: Deed, *before: Deed, terms: Terms = TERMS) -> str:
    with pytest.raises(ComityError) as error:
        check_deed(new, before, terms, TODAY)
    return error.value.message.id


def test_the_course_of_a_party() -> None:
    course = (
        SIGNED,
        CONSENTED,
        deed("KE", ActionKind.DENUNCIATION, "2026-05-01"),
        deed("KE", ActionKind.ACCESSION, "2026-06-01"),
    )
    assert all(fits(each, *course[:place]) for place, each in enumerate(course))


@pytest.mark.parametrize(
    ("new", "before", "id"),
    [
        (replace(SIGNED, number=2), (SIGNED,), "deed-signed-already"),
        (deed("KE", ActionKind.DEFINITIVE_SIGNATURE), (SIGNED,), "deed-signed-already"),
        (deed("KE", ActionKind.ACCEPTANCE, "2026-05-01"), (CONSENTED,), "deed-consented-already"),
        (deed("KE", ActionKind.SIGNATURE, "2026-05-01"), (CONSENTED,), "signature-after-consent"),
        (deed("KE", ActionKind.WITHDRAWAL), (SIGNED,), "action-without-consent"),
        (deed("KE", ActionKind.ENTRY_INTO_FORCE), (), "action-without-consent"),
        (deed("KE", ActionKind.SIGNATURE, "2026-01-31"), (), "action-before-adoption"),
        (deed("KE", ActionKind.SIGNATURE, "2026-08-02"), (), "deed-in-future"),
        (replace(SIGNED, with_members=True), (), "action-no-consent"),
        (replace(SIGNED, about="FR.reservation"), (RESERVED,), "notice-about"),
        (replace(OBJECTED, about=""), (RESERVED,), "notice-about"),
        (OBJECTED, (), "deed-reservation-unknown"),
        (replace(OBJECTED, party="FR"), (RESERVED,), "deed-reservation-of-whom"),
        (
            replace(OBJECTED, on=PartialDate.parse("2026-03")),
            (RESERVED,),
            "deed-before-reservation",
        ),
        (replace(OBJECTED, number=2), (RESERVED, OBJECTED), "deed-noticed-already"),
        (
            replace(OBJECTED, kind=NoticeKind.OBJECTION_WITHDRAWN),
            (RESERVED,),
            "deed-no-objection",
        ),
        (
            replace(OBJECTED, kind=NoticeKind.RESERVATION_WITHDRAWN),
            (RESERVED,),
            "deed-reservation-of-whom",
        ),
        (
            deed("KE", NoticeKind.PROVISIONAL_END, "2026-05-01"),
            (),
            "deed-not-applied-provisionally",
        ),
    ],
)
def test_what_does_not_fit(new: Deed, before: tuple[Deed, ...], id: str) -> None:
    assert why_not(new, *before) == id


def test_what_the_treaty_does_not_allow() -> None:
    without = replace(
        TERMS, rule=replace(RULE, provisional=False, leaving=None), reservations=False
    )
    assert why_not(RESERVED, terms=without) == "deed-no-reservations"
    assert why_not(APPLIED, terms=without) == "deed-no-provisional-application"
    leaving = deed("KE", ActionKind.DENUNCIATION, "2026-05-01")
    assert why_not(leaving, CONSENTED, terms=without) == "treaty-without-leaving"


def test_nothing_is_done_after_the_end() -> None:
    ended = replace(TERMS, closed=date(2026, 3, 1))
    assert why_not(SIGNED, terms=ended) == "deed-after-end"
    assert fits(replace(SIGNED, on=PartialDate.parse("2026-02-28")), terms=ended)


def test_accession_of_a_signatory_is_not_for_us_to_refuse() -> None:
    assert fits(deed("KE", ActionKind.ACCESSION, "2026-05-01"), SIGNED)


def test_effects_may_be_announced() -> None:
    assert fits(deed("KE", ActionKind.ENTRY_INTO_FORCE, "2027-01-01"), CONSENTED)
    assert fits(replace(APPLIED, on=PartialDate.parse("2027-01-01")))


def test_an_objection_comes_and_goes() -> None:
    withdrawn = deed("KE", NoticeKind.OBJECTION_WITHDRAWN, "2026-06-01", about="FR.reservation")
    assert fits(OBJECTED, RESERVED)
    assert fits(withdrawn, RESERVED, OBJECTED)


def test_what_others_rest_on_stays() -> None:
    end = deed("KE", NoticeKind.PROVISIONAL_END, "2026-05-01")
    withdrawn = replace(OBJECTED, kind=NoticeKind.OBJECTION_WITHDRAWN)
    leaves = deed("KE", ActionKind.WITHDRAWAL, "2026-05-01")
    for struck, other in (
        (RESERVED, OBJECTED),
        (APPLIED, end),
        (OBJECTED, withdrawn),
        (CONSENTED, leaves),
    ):
        with pytest.raises(ComityError) as error:
            check_strike(struck, (RESERVED, struck, other), TERMS, TODAY)
        assert error.value.message.id == "deed-others-rest-on-it"
        check_strike(other, (struck, other), TERMS, TODAY)


def test_days_are_known_as_well_as_adoption_and_entry_allow() -> None:
    year = replace(SIGNED, on=PartialDate.parse("2026"))
    assert year.days(ADOPTED, TODAY) == Days(ADOPTED, TODAY)
    between = replace(SIGNED, until=PartialDate.parse("2026-04"))
    assert between.days(ADOPTED, TODAY) == Days(date(2026, 3, 1), date(2026, 4, 30))
    announced = replace(APPLIED, on=PartialDate.parse("2027"))
    assert announced.days(ADOPTED, TODAY) == Days(date(2027, 1, 1), date(2027, 12, 31))


def test_as_an_action_of_the_corpus() -> None:
    vague = replace(SIGNED, on=PartialDate.parse("2026-03"), text="In Kisumu", number=2)
    assert vague.action(vague.days(ADOPTED, TODAY)) == TreatyAction(
        jurisdiction="KE",
        action=ActionKind.SIGNATURE,
        number=2,
        earliest=date(2026, 3, 1),
        latest=date(2026, 3, 31),
        note={"en": "In Kisumu"},
        source="Instrument received",
        confidence=Confidence.VERIFIED_TEXT,
    )
    assert vague.id == "KE.signature.2"
    assert OBJECTED.action(OBJECTED.days(ADOPTED, TODAY)) is None
    assert SIGNED.notice(SIGNED.days(ADOPTED, TODAY)) is None


def test_what_can_be_no_deed() -> None:
    with pytest.raises(InvalidInput):
        replace(SIGNED, source=" ")
    with pytest.raises(InvalidInput):
        replace(SIGNED, until=PartialDate.parse("2026-02"))
    with pytest.raises(UnknownName):
        kind_of("handshake")


def test_no_number_is_given_twice() -> None:
    taken = [("KE", "signature", 1), ("KE", "signature", 3), ("FR", "signature", 7)]
    assert next_number(taken, "KE", ActionKind.SIGNATURE) == 4
    assert next_number(taken, "KE", ActionKind.RATIFICATION) == 1
