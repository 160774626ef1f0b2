"""Members as they are shown."""

from __future__ import annotations

import pytest
from tests.assembly.seeding import seeded

from comity.assembly.domain.delegations import Place
from comity.assembly.models import Delegate
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.member_list import member_shown, members_shown, rights_shown
from comity.parties.models import Organisation
from comity.regulation.domain.truth import Truth

pytestmark = pytest.mark.django_db


def test_members_come_by_name_with_what_they_are_today() -> None:
    made = seeded("KE", "FR")
    Organisation.objects.filter(name="Government of KE").update(name="a State")
    views = members_shown(made.assembly, made.as_operator().on)
    assert [
        (it.row.code, it.word.value, it.votes, [each.id for each in it.bodies]) for it in views
    ] == [
        ("KE", "member", Truth.TRUE, ["assembly"]),
        ("FR", "member", Truth.TRUE, ["assembly"]),
    ]
    assert views[0].head is not None
    assert views[0].head.row.place == Place.HEAD.value


def test_an_ended_delegate_is_an_earlier_one() -> None:
    made = seeded("KE")
    on = made.as_operator().on
    Delegate.objects.update(valid_until=on)
    view = member_shown(made.assembly, "KE", on)
    assert (len(view.current), len(view.earlier), view.head) == (0, 1, None)


def test_a_member_whose_class_is_gone_from_the_statute_is_still_shown() -> None:
    made = seeded("KE")
    made.members["KE"].events.update(member_class="founder")
    view = member_shown(made.assembly, "KE", made.as_operator().on)
    assert (view.votes, view.classes) == (Truth.UNKNOWN, ())
    rights = rights_shown(view, statute_on(made.assembly, made.as_operator().on))
    assert {each.id for each in rights.values() if each} == {"no-right-unknown"}
