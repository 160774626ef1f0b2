"""Motions on pages: read by whoever may, proposed and decided by whoever has the right."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.assembly.motions import (
    WRITTEN,
    ballot_on,
    before_body,
    decided,
    deleting,
    draft,
    lakes,
    proposed_by,
    replacing,
)
from tests.assembly.seeding import Seeded
from tests.parties.interfaces.visiting import signed_in
from tests.parties.people import person

from comity.assembly.actions.edit_motion import show_motion_to
from comity.assembly.actions.merge_amendments import merge_amendments
from comity.assembly.actions.translate_paragraphs import translate_paragraphs
from comity.assembly.domain.amendments import Outcome
from comity.assembly.domain.tracked_changes import Change
from comity.assembly.formats.motion_akoma_ntoso import read_motion_akoma_ntoso
from comity.assembly.formats.motion_markdown import read_motion_markdown
from comity.assembly.interfaces.pages.motions.motion_view import MotionView
from comity.assembly.models import Amendment, Motion
from comity.assembly.queries.motion_records import text_of
from comity.kernel.domain.audit import Visibility

pytestmark = pytest.mark.django_db
ALL = "/assemblies/north-lakes/motions"


@pytest.fixture
def made(tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


def head(made: Seeded, code: str) -> Client:
    return signed_in(made.heads[code])


def said(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return re.sub(r"\s+", " ", answer.content.decode())


def sent(client: Client, path: str, **fields: object) -> str:
    """Where the form leads, or the page on which it is told what is wrong."""
    answer = client.post(path, fields)
    return str(answer.headers.get("Location") or answer.content.decode())


def test_the_list_is_narrowed_by_its_address(made: Seeded) -> None:
    before_body(made)
    proposed_by(made, "CA")
    reader = head(made, "FR")
    assert "2 motions were put here." in said(reader, ALL)
    assert "1 motion is so." in said(reader, f"{ALL}?state=draft")
    assert "1 motion is so." in said(reader, f"{ALL}?proposer=KE&body=assembly")
    assert "2 motions are so." in said(reader, f"{ALL}?q=LARGE+models")
    assert "0 motions are so." in said(reader, f"{ALL}?q=small")
    said(reader, f"{ALL}?state=nowhere", 404)


def test_the_public_sees_what_is_public_alone(made: Seeded) -> None:
    motion = proposed_by(made)
    assert "0 motions were put here." in said(Client(), ALL)
    said(Client(), f"{ALL}/1", 404)
    said(signed_in(person("stranger")), f"{ALL}/1.md", 404)
    show_motion_to(person=made.as_secretary(), motion=motion, visibility=Visibility.PUBLIC)
    page = said(Client(), f"{ALL}/1")
    assert "Decides to keep a list of models:" in page
    assert '<form method="post"' not in page
    assert Client().get(f"{ALL}/new").status_code == 302


def test_a_draft_is_looked_at_and_then_proposed_once(made: Seeded) -> None:
    client, key = head(made, "KE"), str(uuid4())
    fields = {"key": key, "body": "assembly", "language": "en"}
    file = SimpleUploadedFile("draft.md", WRITTEN.encode())
    preview = sent(client, f"{ALL}/new", step="preview", file=file, **fields)
    assert "This is how it was read: 7 paragraphs." in preview
    assert Motion.objects.count() == 0
    for _ in range(2):
        leads_to = sent(client, f"{ALL}/new", step="propose", text=WRITTEN, **fields)
        assert leads_to == f"{ALL}/1"
    row = Motion.objects.get()
    assert (str(row.id), row.proposer.code, text_of(row)) == (key, "KE", draft())


def test_what_can_not_be_read_is_told_in_the_form(made: Seeded) -> None:
    fields = {"key": str(uuid4()), "body": "assembly", "language": "en", "step": "propose"}
    client = head(made, "KE")
    page = sent(client, f"{ALL}/new", text="# A\n\n> quoted", **fields)
    assert "line 3: a motion can&#x27;t hold blockquote" in page
    page = sent(client, f"{ALL}/new", text="No title.", **fields)
    assert "Give the motion a title" in page
    assert Motion.objects.count() == 0


def test_the_secretariat_says_for_which_member(made: Seeded) -> None:
    fields = {"key": str(uuid4()), "body": "assembly", "language": "en", "step": "propose"}
    client = signed_in(made.secretary)
    assert sent(client, f"{ALL}/new", text=WRITTEN, on_behalf="JP", **fields) == f"{ALL}/1"
    assert Motion.objects.get().proposer.code == "JP"


def test_amendments_stand_beside_their_paragraph_with_their_conflicts(made: Seeded) -> None:
    motion = before_body(made)
    replacing(made, "JP", motion, "d", "Asks members to report each month.")
    client = head(made, "BR")
    key = str(uuid4())
    place = f"{ALL}/1/amend?paragraph=d&action=replace"
    for _ in range(2):
        assert sent(client, place, key=key, words="Asks <b>none</b>.") == f"{ALL}/1"
    assert Amendment.objects.count() == 2
    page = said(client, f"{ALL}/1")
    assert "2 amendments wait for a vote. 1 pair can't both be adopted." in page
    assert "A1 and A2 replace paragraph 2 by different words" in page
    assert "&lt;b&gt;none" in page
    assert f"{ALL}/1/amendments/2/withdraw" in page
    assert f"{ALL}/1/amendments/1/withdraw" not in page


def test_an_insertion_may_have_several_paragraphs(made: Seeded) -> None:
    before_body(made)
    fields = {"key": str(uuid4()), "kind": "operative", "place": "under"}
    sent(
        head(made, "BR"),
        f"{ALL}/1/amend?paragraph=d&action=insert",
        words="soon;\r\n\r\nand\r\nwell.",
        **fields,
    )
    assert Amendment.objects.get().new == [
        {"words": "soon;", "depth": 1},
        {"words": "and well.", "depth": 1},
    ]


def test_on_a_deleted_paragraph_one_clear_error(made: Seeded) -> None:
    motion = before_body(made)
    decided(made, deleting(made, "JP", motion, "b"))
    fields = {"key": str(uuid4()), "words": "that learn;"}
    page = sent(head(made, "BR"), f"{ALL}/1/amend?paragraph=b&action=replace", **fields)
    assert "Paragraph 1(a) was deleted by the amendment a1, which was adopted" in page


def test_a_decision_is_carried_out_from_its_page(made: Seeded) -> None:
    motion = before_body(made)
    row = replacing(made, "JP", motion, "d", "Asks members to report each month.")
    ballot = ballot_on(motion, row.reference)
    secretary = signed_in(made.secretary)
    assert "Carry out the decision on A1" in said(secretary, f"{ALL}/1")
    assert "Carry out the decision" not in said(head(made, "JP"), f"{ALL}/1")
    settle = f"{ALL}/1/amendments/1/settle"
    assert head(made, "JP").post(settle, {"ballot": str(ballot.id)}).status_code == 403
    assert sent(secretary, settle, ballot=str(ballot.id)) == f"{ALL}/1"
    assert f'href="/assemblies/north-lakes/ballots/{ballot.id}">by decision</a>' in said(
        secretary, f"{ALL}/1"
    )
    assert "With A1 the text reads so." in said(secretary, f"{ALL}/1/merge")
    assert sent(secretary, f"{ALL}/1/merge") == f"{ALL}/1"
    compared = said(secretary, f"{ALL}/1/compare")
    assert "From version 1 to 2, 1 paragraph changed." in compared
    assert "Changed by A1" in compared
    assert "<ins>" in compared
    assert "<del>" in compared
    vote = ballot_on(motion, motion.reference)
    adopt = f"{ALL}/1/move/adopt"
    assert str(vote.id) in said(secretary, adopt)
    assert sent(secretary, adopt, step="3", ballot=str(vote.id)) == f"{ALL}/1"
    assert Motion.objects.get().state == "adopted"


def test_a_rejected_amendment_is_told_from_the_words_that_it_was_on(made: Seeded) -> None:
    motion = before_body(made)
    rejected = replacing(made, "FR", motion, "d", "Asks members to report each month.")
    adopted = replacing(made, "JP", motion, "d", "Asks members to report each week.")
    decided(made, rejected, Outcome.REJECTED)
    decided(made, adopted)
    merge_amendments(person=made.as_secretary(), motion=motion)
    view = MotionView(made.as_secretary(), Motion.objects.get(id=motion.id))
    told = [
        "".join(run.words for run in each.runs if run.change is not Change.INSERTED)
        for each in view.settled()
    ]
    assert told == ["Asks members to report each year."] * 2


def test_moves_are_offered_to_whoever_may_make_them(made: Seeded) -> None:
    before_body(made)
    assert f"{ALL}/1/move/lapse" in said(signed_in(made.secretary), f"{ALL}/1")
    assert f"{ALL}/1/move/lapse" not in said(head(made, "KE"), f"{ALL}/1")
    assert head(made, "FR").post(f"{ALL}/1/move/lapse", {"step": "3"}).status_code == 403
    assert sent(head(made, "KE"), f"{ALL}/1/move/withdraw", step="3") == f"{ALL}/1"
    assert "withdrawn" in said(head(made, "KE"), f"{ALL}/1")


def test_a_member_stands_beside_it_by_a_button(made: Seeded) -> None:
    proposed_by(made)
    client = head(made, "FR")
    assert "Co-sponsor it" in said(client, f"{ALL}/1")
    sent(client, f"{ALL}/1/sponsor")
    assert "Stop co-sponsoring" in said(client, f"{ALL}/1")
    sent(client, f"{ALL}/1/stop-sponsoring")
    assert Motion.objects.get().co_sponsors.count() == 0


def test_the_order_of_voting(made: Seeded) -> None:
    motion = before_body(made)
    replacing(made, "JP", motion, "d", "Asks members to report each month.")
    deleting(made, "BR", motion, "a")
    page = said(head(made, "FR"), f"{ALL}/1/order")
    assert page.index(">A2<") < page.index(">A1<") < page.index("The motion as a whole")


def test_languages_stand_side_by_side(made: Seeded) -> None:
    motion = before_body(made)
    secretary = signed_in(made.secretary)
    assert "7 paragraphs are missing" in said(secretary, f"{ALL}/1/languages")
    words = {f"words-{each.id}": f"{each.words} (fr)" for each in text_of(motion)}
    leads_to = sent(secretary, f"{ALL}/1/languages/fr", seen="1", **words)
    assert leads_to == f"{ALL}/1/languages?language=fr"
    assert "The version in fr is whole and current." in said(secretary, leads_to)
    decided(made, replacing(made, "JP", motion, "e", "Ends."))
    merge_amendments(person=made.as_secretary(), motion=motion)
    assert "It translates other words than these." in said(secretary, leads_to)
    assert secretary.get(f"{ALL}/1.md?language=fr").status_code == 409
    words["words-e"] = "Remains seized. (fr)"
    sent(secretary, f"{ALL}/1/languages/fr", **words, **{"seen": "2", "right-e": "on"})
    assert "whole and current" in said(secretary, leads_to)
    assert head(made, "FR").get(f"{ALL}/1/languages/fr").status_code == 403


def test_downloads_come_back_as_they_were(made: Seeded) -> None:
    motion = before_body(made)
    client = head(made, "FR")
    markdown = client.get(f"{ALL}/1.md")
    assert markdown["Content-Disposition"] == 'attachment; filename="north-lakes-motion-1.md"'
    assert read_motion_markdown(markdown.content.decode(), "m") == draft()
    document = client.get(f"{ALL}/1.xml").content
    assert read_motion_akoma_ntoso(document, "m") == draft()
    words = {each.id: f"{each.words} (fr)" for each in draft()}
    translate_paragraphs(
        person=made.as_secretary(), motion=motion, language="fr", words=words, seen=1
    )
    french = client.get(f"{ALL}/1.xml?language=fr").content
    assert [each.words for each in read_motion_akoma_ntoso(french, "m")] == [*words.values()]


def test_advice_is_taken_up_by_a_member(made: Seeded) -> None:
    before_body(made)
    secretary = signed_in(made.secretary)
    place = f"{ALL}/1/recommend?paragraph=e"
    sent(secretary, place, key=str(uuid4()), words="Ends.", reason="Short.")
    page = said(head(made, "FR"), f"{ALL}/1")
    take_up = re.search(r'action="([^"]+/take-up)".*?name="key" value="([^"]+)"', page)
    assert take_up is not None
    for _ in range(2):
        sent(head(made, "FR"), take_up[1], key=take_up[2])
    assert [(each.words, each.proposer.code) for each in Amendment.objects.all()] == [
        ("Ends.", "FR")
    ]
    assert head(made, "FR").post(place, {"key": str(uuid4()), "words": "x"}).status_code == 403


def test_a_draft_is_changed_and_kept(made: Seeded) -> None:
    proposed_by(made)
    client = head(made, "KE")
    assert "{#d}" in said(client, f"{ALL}/1/edit")
    changed = WRITTEN.replace("each year", "each month")
    assert sent(client, f"{ALL}/1/edit", seen="1", text=changed) == f"{ALL}/1"
    assert "1 paragraph changed" in said(client, f"{ALL}/1/compare")
    assert head(made, "FR").get(f"{ALL}/1/edit").status_code == 403
