"""Invitations: from a file, whole or not at all; their mails, links and ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone
from tests.plan.joining import UNIVERSITY, confirmed
from tests.plan.seeding import SeededPlan, seeded_plan

from comity.kernel.domain.errors import (
    Conflict,
    InvalidInput,
    NotPermitted,
    Problems,
    StorageFailure,
    UnknownName,
)
from comity.kernel.models import AuditEntry
from comity.plan.actions.accept_invitation import accept_invitation
from comity.plan.actions.invite_participants import InviteOutcome, invite_participants
from comity.plan.actions.revoke_invitation import revoke_invitation
from comity.plan.actions.send_invitations import send_invitations
from comity.plan.models import Invitation, JoinRequest

pytestmark = pytest.mark.django_db
HEAD = "email,kind,name,jurisdiction,ror,language\n"
TWO = HEAD + (
    "office@uonbi.ac.ke,institution,University of Nairobi,KE,02y9nww90,\n"
    "info@acme.example,company,شركة أكمي,AE,,ar\n"
)


def invite(made: SeededPlan, text: str = TWO, **more: object) -> tuple[InviteOutcome, ...]:
    given = {"dry_run": False} | more
    return invite_participants(
        person=made.as_coordinator(),
        source=text.encode(),
        **given,  # type: ignore[arg-type]
    )


def secrets_sent() -> list[str]:
    """Sends what waits, and tells the secrets that were mailed."""
    sent: list[str] = []

    def write(row: Invitation, secret: str) -> EmailMessage:
        sent.append(secret)
        return EmailMessage(f"to {row.name}", "text", to=[row.email])

    send_invitations(write=write)
    return sent


def states(outcomes: tuple[InviteOutcome, ...]) -> list[tuple[int, str]]:
    return [(each.line, each.state.value) for each in outcomes]


def test_a_dry_run_tells_each_line_and_keeps_nothing() -> None:
    made = seeded_plan()
    before = AuditEntry.objects.count()
    assert states(invite(made, dry_run=True)) == [(2, "invited"), (3, "invited")]
    assert not Invitation.objects.exists()
    assert AuditEntry.objects.count() == before


def test_all_are_kept_and_a_second_time_none() -> None:
    made = seeded_plan()
    assert states(invite(made)) == [(2, "invited"), (3, "invited")]
    assert states(invite(made)) == [(2, "already"), (3, "already")]
    rows = Invitation.objects.order_by("name")
    assert [(it.name, it.kind, it.language) for it in rows] == [
        ("University of Nairobi", "institution", "en"),
        ("شركة أكمي", "company", "ar"),
    ]
    assert "uonbi" not in repr(list(AuditEntry.objects.values()))


def test_whoever_takes_part_by_the_same_number_is_passed_over() -> None:
    made = seeded_plan()
    party = made.participants["acme"].organisation
    assert party is not None
    party.ror = "02y9nww90"
    party.save()
    assert states(invite(made)) == [(2, "already"), (3, "invited")]


def test_one_bad_line_of_five_thousand_is_named_and_nothing_is_kept() -> None:
    made = seeded_plan()
    lines = [f"a{n}@example.org,company,Company {n},KE,," for n in range(5_000)]
    lines[3_210] = "a3210@example.org,company,Broken Ltd,KE,02y9nww91,"
    text = HEAD + "\n".join(lines)
    with pytest.raises(Problems) as caught:
        invite(made, text)
    (problem,) = caught.value.problems
    assert dict(problem.message.params) == {"line": 3_212, "name": "Broken Ltd"}
    assert problem.remedy is not None
    assert problem.remedy.id == "ror-check-digits"
    assert not Invitation.objects.exists()
    lines[3_210] = "a3210@example.org,company,Mended Ltd,KE,02y9nww90,"
    invite(made, HEAD + "\n".join(lines))
    assert Invitation.objects.count() == 5_000


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("nobody,company,A,KE,,", "join-mail-malformed"),
        ("a@b.org,company,A,ZZ,,", "join-jurisdiction-unknown"),
        ("a@b.org,company,A,KE,,xx", "invitation-language"),
        ("a@b.org,firm,A,KE,,", "plan-csv-kind"),
    ],
)
def test_a_line_that_can_not_be_taken_says_why(line: str, problem: str) -> None:
    (outcome,) = invite(seeded_plan(), HEAD + line, dry_run=True)
    assert outcome.error is not None
    assert (outcome.state.value, outcome.error.message.id) == ("refused", problem)


def test_a_line_that_stands_twice_is_told() -> None:
    line = "a@b.org,company,A,KE,,\n"
    first, second = invite(seeded_plan(), HEAD + line + line.upper(), dry_run=True)
    assert first.state.value == "invited"
    assert second.error is not None
    assert dict(second.error.message.params) == {"line": 2}


def test_a_file_in_another_encoding_is_one_error() -> None:
    made = seeded_plan()
    with pytest.raises(InvalidInput, match="csv-not-utf-8"):
        invite_participants(person=made.as_coordinator(), source=TWO.encode("cp1256"), dry_run=True)


def test_only_who_keeps_the_plan_invites() -> None:
    made = seeded_plan()
    with pytest.raises(NotPermitted):
        invite_participants(person=made.as_participant("acme"), source=TWO.encode(), dry_run=True)


def test_each_mail_leaves_once() -> None:
    made = seeded_plan()
    invite(made)
    assert len(secrets_sent()) == 2
    assert secrets_sent() == []
    assert sorted(it.to[0] for it in mail.outbox) == ["info@acme.example", "office@uonbi.ac.ke"]


def test_what_a_server_does_not_take_is_sent_the_next_time() -> None:
    made = seeded_plan()
    invite(made)

    def fail(row: Invitation, secret: str) -> EmailMessage:
        raise StorageFailure("mail-not-sent")

    with pytest.raises(StorageFailure):
        send_invitations(write=fail)
    assert len(secrets_sent()) == 2


def test_whoever_accepts_is_confirmed_already() -> None:
    made = seeded_plan()
    invite(made)
    secret = secrets_sent()[0]
    claims = replace(UNIVERSITY, email="somebody@else.example")
    row = accept_invitation(person=made.as_public(), secret=secret, claims=claims)
    assert (row.state, row.email, row.digest) == (
        "waiting",
        Invitation.objects.get(request=row).email,
        None,
    )
    assert row.confirmed_at is not None
    with pytest.raises(Conflict, match="invitation-used"):
        accept_invitation(person=made.as_public(), secret=secret, claims=claims)
    assert JoinRequest.objects.count() == 1


def test_an_invitation_does_not_make_a_second_open_request() -> None:
    made = seeded_plan()
    invite(made)
    confirmed(made)
    confirmed(made, replace(UNIVERSITY, email="info@acme.example"))
    with pytest.raises(Conflict, match="join-open-already"):
        accept_invitation(person=made.as_public(), secret=secrets_sent()[0], claims=UNIVERSITY)


def test_an_invitation_ends() -> None:
    made = seeded_plan()
    invite(made)
    late = timezone.now() + timedelta(days=31)
    with pytest.raises(Conflict, match="invitation-expired"):
        accept_invitation(
            person=made.as_public(), secret=secrets_sent()[0], claims=UNIVERSITY, now=late
        )
    assert states(invite(made, now=late)) == [(2, "invited"), (3, "invited")]


def test_an_invitation_is_taken_back() -> None:
    made = seeded_plan()
    invite(made)
    for secret in secrets_sent():
        row = Invitation.objects.filter(revoked_at=None).order_by("invited_at", "id").first()
        assert row is not None
        revoke_invitation(person=made.as_coordinator(), invitation=row.id)
        assert secret
    with pytest.raises(Conflict, match="invitation-revoked"):
        revoke_invitation(person=made.as_coordinator(), invitation=row.id)
    with pytest.raises(Conflict, match="invitation-revoked"):
        accept_invitation(person=made.as_public(), secret=secret, claims=UNIVERSITY)


def test_a_secret_that_nobody_was_sent_opens_nothing() -> None:
    with pytest.raises(UnknownName, match="invitation-link-unknown"):
        accept_invitation(person=seeded_plan().as_public(), secret="x", claims=UNIVERSITY)  # noqa: S106
