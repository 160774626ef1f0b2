"""Mails of joining: in the language of who asked, and one line as their subject."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import translation
from tests.plan.joining import UNIVERSITY, asked, confirmed
from tests.plan.seeding import seeded_plan

from comity.kernel.domain.errors import StorageFailure
from comity.plan.actions.ask_to_join import ask_to_join
from comity.plan.actions.move_join_request import move_join_request
from comity.plan.domain.join_moves import JoinMover
from comity.plan.domain.participants import JoinState
from comity.plan.interfaces.mail.joining import (
    confirmation_letter,
    moved_letter,
    receipt_letter,
    send,
)

pytestmark = pytest.mark.django_db


def test_a_confirmation_holds_its_link_once() -> None:
    made = asked(seeded_plan())
    letter = confirmation_letter(made.request, made.secret)
    assert letter.to == ["office@uonbi.ac.ke"]
    assert letter.subject == "[Comity] A small plan: Confirm your request"
    assert str(letter.body).count(f"/plans/small-plan/join/confirm/{made.secret}\n") == 1
    assert letter.extra_headers == {"Auto-Submitted": "auto-generated"}


def test_nobody_writes_a_header_through_a_name() -> None:
    made = asked(seeded_plan(), replace(UNIVERSITY, name="A\r\nBcc: all@example.org"))
    letter = confirmation_letter(made.request, made.secret)
    assert "\nBcc:" not in str(letter.body)
    assert letter.message()["Bcc"] is None


def test_a_mail_is_in_the_language_of_who_asked() -> None:
    made = seeded_plan()
    row = ask_to_join(person=made.as_public(), claims=UNIVERSITY, language="ar").request
    with translation.override("en"):
        letter = receipt_letter(row)
        assert translation.get_language() == "en"
    assert letter.to == [row.email]


def test_a_decision_is_told_with_its_reason() -> None:
    made = seeded_plan()
    done = move_join_request(
        person=made.as_coordinator(),
        request=confirmed(made).id,
        to=JoinState.DECLINED,
        by=JoinMover.MODERATOR,
        reason="There is no room.",
    )
    letter = moved_letter(done)
    assert letter.subject == "[Comity] A small plan: Your request is declined"
    assert "There is no room." in str(letter.body)
    assert "password" not in str(letter.body)


def test_a_mail_that_does_not_leave_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    made = asked(seeded_plan())
    letter = confirmation_letter(made.request, made.secret)

    def refuse() -> int:
        raise OSError("no server")

    monkeypatch.setattr(letter, "send", refuse)
    with pytest.raises(StorageFailure, match="join-mail-failed"):
        send(letter)
