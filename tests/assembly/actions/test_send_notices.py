"""Mails leave as often as each person chose, and never twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone
from pytest_django import Settings
from tests.assembly.seeding import Seeded, seeded
from tests.assembly.sitting import opened, planned

from comity.assembly.actions.choose_mail import choose_mail
from comity.assembly.actions.send_notices import Digest, send_notices
from comity.assembly.actions.tell_people import tell
from comity.assembly.interfaces.mail.letters import letter
from comity.assembly.models import Delegate, MailNotice
from comity.kernel.domain.errors import StorageFailure
from comity.parties.domain.mail_pace import Pace

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def lakes() -> Seeded:
    return seeded("KE")


def told(made: Seeded, *, urgent: bool = False, name: str = "Spring session") -> None:
    about = {"session": name}
    id = "mail-session-opened"
    tell(made.assembly, [made.heads["KE"].id], id, about, address="/x", urgent=urgent)


def test_a_digest_waits_for_its_day_and_is_one_mail(lakes: Seeded) -> None:
    told(lakes)
    told(lakes, name="Autumn session")
    assert send_notices(write=letter) == 0
    assert send_notices(write=letter, now=timezone.now() + DAY) == 1
    assert send_notices(write=letter, now=timezone.now() + DAY) == 0
    (sent,) = mail.outbox
    assert sent.to == [lakes.heads["KE"].email]
    assert sent.subject.endswith("North Lakes Data Union: 2 things")
    assert "- Spring session is open.\n" in sent.body


def test_what_is_urgent_waits_for_no_digest(lakes: Seeded) -> None:
    told(lakes)
    told(lakes, urgent=True, name="Special session")
    assert send_notices(write=letter) == 1
    assert "Spring session" not in mail.outbox[0].body
    assert MailNotice.objects.filter(sent_at=None).count() == 1


def test_each_thing_by_itself_and_nothing_for_whoever_wants_nothing(lakes: Seeded) -> None:
    choose_mail(person=lakes.as_head("KE"), pace=Pace.EACH)
    told(lakes)
    told(lakes, name="Autumn session")
    assert send_notices(write=letter) == 2
    told(lakes)
    choose_mail(person=lakes.as_head("KE"), pace=Pace.NEVER)
    told(lakes, urgent=True)
    assert MailNotice.objects.filter(sent_at=None).count() == 0


def test_it_is_marked_before_it_leaves_so_that_a_kill_sends_nothing_twice(lakes: Seeded) -> None:
    told(lakes, urgent=True)

    class Killed(BaseException):
        pass

    def dying(digest: Digest) -> EmailMessage:
        raise Killed

    with pytest.raises(Killed):
        send_notices(write=dying)
    assert send_notices(write=letter) == 0


def test_what_the_server_does_not_take_is_tried_again(lakes: Seeded) -> None:
    told(lakes, urgent=True)

    class Down(EmailMessage):
        def send(self, fail_silently: bool = False, *, using: str | None = None) -> int:
            raise ConnectionRefusedError

    with pytest.raises(StorageFailure) as error:
        send_notices(write=lambda _digest: Down())
    assert error.value.message.id == "mail-not-sent"
    assert send_notices(write=letter) == 1


def test_whoever_left_is_told_nothing_more(lakes: Seeded) -> None:
    told(lakes, urgent=True)
    Delegate.objects.update(valid_until=timezone.now().date())
    assert send_notices(write=letter) == 0
    assert not MailNotice.objects.exists()


def test_a_mail_speaks_the_language_of_its_reader_and_says_how_to_end_it(
    lakes: Seeded, settings: Settings
) -> None:
    settings.ADDRESS = "https://lakes.example.org"
    ken = lakes.heads["KE"]
    ken.timezone = "Africa/Nairobi"
    ken.save()
    session = planned(lakes, name="Spring <b>session</b>")
    send_notices(write=letter, now=timezone.now() + DAY)
    sent = next(each for each in mail.outbox if each.to == [ken.email])
    choice = "https://lakes.example.org/assemblies/north-lakes/mail"
    assert sent.extra_headers["List-Unsubscribe"] == f"<{choice}>"
    assert f"https://lakes.example.org/assemblies/north-lakes/sessions/{session.id}" in sent.body
    assert "(Africa/Nairobi)" in sent.body
    html = sent.alternatives[0][0]  # type: ignore[attr-defined]
    assert "Spring &lt;b&gt;session&lt;/b&gt; is planned" in html


def test_an_opening_is_urgent(lakes: Seeded) -> None:
    opened(lakes)
    assert send_notices(write=letter) == 2  # the secretary and the head of delegation
