from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from tests.assembly.domain.amended import TEXT
from tests.assembly.domain.test_paris_agreement import RULE
from tests.assembly.motions import draft
from tests.assembly.seeding import seed_member, seeded

from comity.assembly.actions.propose_motion import propose_motion
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.paragraphs import MotionText
from comity.assembly.models import Motion
from comity.assembly.queries.acting_member import acting_member
from comity.assembly.queries.motion_records import text_of
from comity.kernel.domain.errors import ComityError, Conflict, NotPermitted
from comity.parties.domain.permissions import Actor, Grant

pytestmark = pytest.mark.django_db


def test_a_text_becomes_a_motion_in_one_step() -> None:
    made = seeded()
    motion = propose_motion(
        person=made.as_head("KE"), text=draft(), body="assembly", language="fr", source="draft.md"
    )
    row = Motion.objects.get()
    assert (row, row.number, row.title, row.state) == (motion, 1, "On models", "draft")
    assert (row.proposer.code, row.language, row.source) == ("KE", "fr", "draft.md")
    assert text_of(row) == draft()
    assert [(each.number, each.why) for each in row.versions.all()] == [(1, "proposed")]


def test_sent_twice_it_is_proposed_once() -> None:
    made, key = seeded(), uuid4()
    asked = {"text": TEXT, "body": "assembly", "language": "en", "key": key}
    first = propose_motion(person=made.as_head("KE"), **asked)
    assert propose_motion(person=made.as_head("KE"), **asked) == first
    assert (first.id, Motion.objects.count()) == (key, 1)
    with pytest.raises(Conflict) as raised:
        propose_motion(person=made.as_head("FR"), **asked)
    assert raised.value.message.id == "key-taken"


def test_the_secretariat_proposes_for_a_member_that_may() -> None:
    made = seeded()
    seed_member(made, "UY", member_class="observer")
    asked = {"text": TEXT, "body": "assembly", "language": "en"}
    motion = propose_motion(person=made.as_secretary(), on_behalf="JP", **asked)
    assert motion.proposer.code == "JP"
    for person, on_behalf, id in (
        (made.as_secretary(), "UY", "right-missing"),
        (made.as_head("UY"), "", "right-missing"),
        (made.as_head("KE"), "JP", "not-permitted"),
        (made.as_secretary(), "", "no-delegate"),
    ):
        with pytest.raises(NotPermitted) as raised:
            propose_motion(person=person, on_behalf=on_behalf, **asked)
        assert raised.value.message.id == id


def test_a_narrow_token_proposes_nothing() -> None:
    made = seeded()
    reading = Actor(made.heads["KE"].reference, (Grant(frozenset({"view"})),))
    with pytest.raises(NotPermitted):
        acting_member(replace(made.as_head("KE"), actor=reading), Right.PROPOSE)


@pytest.mark.parametrize(
    ("asked", "id"),
    [
        ({"body": "senate"}, "body-unknown"),
        ({"matter": "war"}, "matter-unknown"),
        ({"body": "council", "matter": "budget"}, None),
        ({"body": "council", "language": "fr"}, "motion-language"),
        ({"language": "ar"}, "motion-language"),
        ({"text": MotionText(())}, "motion-empty-text"),
        ({"text": MotionText(TEXT.paragraphs[2:])}, "motion-title-missing"),
        ({"entry_rule": RULE}, "motion-not-treaty-matter"),
        ({"entry_rule": RULE, "matter": "treaty"}, None),
    ],
)
def test_what_is_refused(asked: dict[str, object], id: str | None) -> None:
    made = seeded()
    given = {"text": TEXT, "body": "assembly", "language": "en"} | asked
    if id is None:
        assert propose_motion(person=made.as_head("KE"), **given).number == 1
        return
    with pytest.raises(ComityError) as raised:
        propose_motion(person=made.as_head("KE"), **given)
    assert raised.value.message.id == id
    assert Motion.objects.count() == 0


def test_a_body_without_a_default_rule_needs_a_matter(tmp_path: Path) -> None:
    from tests.assembly.seeding import NORTH_LAKES

    file = tmp_path / "north-lakes.yaml"
    file.write_text(NORTH_LAKES.read_text().replace("    default_rule: ordinary\n", ""))
    made = seeded(statute=file)
    for matter, id in (("", "motion-matter-missing"), ("observers", "body-without-rule")):
        with pytest.raises(ComityError) as raised:
            propose_motion(
                person=made.as_head("KE"),
                text=TEXT,
                body="assembly",
                language="en",
                matter=matter,
            )
        assert raised.value.message.id == id
