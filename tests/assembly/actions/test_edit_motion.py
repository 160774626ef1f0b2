from __future__ import annotations

from pathlib import Path

import pytest
from tests.assembly.domain.amended import TEXT
from tests.assembly.motions import before_body, lakes, proposed_by
from tests.assembly.seeding import seeded

from comity.assembly.actions.edit_motion import edit_motion, show_motion_to
from comity.assembly.domain.paragraphs import MotionText
from comity.assembly.models import Motion
from comity.assembly.queries.find_motion import find_motion
from comity.assembly.queries.motion_records import text_of
from comity.assembly.queries.people import PUBLIC, Person
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import ComityError, Conflict, NotPermitted, UnknownName

pytestmark = pytest.mark.django_db
SHORT = MotionText(TEXT.paragraphs[:3])


def test_its_proposer_edits_a_draft() -> None:
    made = seeded()
    motion = proposed_by(made)
    edit_motion(person=made.as_head("KE"), motion=motion, text=SHORT, seen=1)
    edit_motion(person=made.as_head("KE"), motion=motion, text=SHORT, seen=1)  # the same again
    row = Motion.objects.get()
    assert text_of(row) == SHORT
    assert [(each.number, each.why) for each in row.versions.all()] == [
        (1, "proposed"),
        (2, "edited"),
    ]


def test_nobody_writes_over_what_was_changed_meanwhile() -> None:
    made = seeded()
    motion = proposed_by(made)
    edit_motion(person=made.as_head("KE"), motion=motion, text=SHORT, seen=1)
    with pytest.raises(Conflict) as raised:
        edit_motion(person=made.as_head("KE"), motion=motion, text=TEXT, seen=1)
    assert raised.value.message.id == "motion-changed-meanwhile"


def test_nobody_else_edits_it_but_the_secretariat_for_its_proposer() -> None:
    made = seeded()
    motion = proposed_by(made)
    for person, on_behalf, id in (
        (made.as_head("FR"), False, "motion-of-another"),
        (made.as_head("FR"), True, "not-permitted"),
        (made.as_secretary(), False, "no-delegate"),
    ):
        with pytest.raises(NotPermitted) as raised:
            edit_motion(person=person, motion=motion, text=SHORT, seen=1, on_behalf=on_behalf)
        assert raised.value.message.id == id
    edit_motion(person=made.as_secretary(), motion=motion, text=SHORT, seen=1, on_behalf=True)
    assert motion.versions.count() == 2


def test_only_a_draft_is_edited(tmp_path: Path) -> None:
    made = lakes(tmp_path)
    motion = before_body(made)
    with pytest.raises(ComityError) as raised:
        edit_motion(person=made.as_head("KE"), motion=motion, text=SHORT, seen=1)
    assert raised.value.message.id == "motion-not-a-draft"


def test_the_public_reads_it_once_the_secretariat_says_so() -> None:
    made = seeded()
    motion = proposed_by(made)
    anybody = Person(PUBLIC, made.assembly, made.as_secretary().on)
    with pytest.raises(UnknownName):
        find_motion(anybody, 1)
    with pytest.raises(NotPermitted):
        show_motion_to(person=made.as_head("KE"), motion=motion, visibility=Visibility.PUBLIC)
    show_motion_to(person=made.as_secretary(), motion=motion, visibility=Visibility.PUBLIC)
    assert find_motion(anybody, 1) == motion
