"""Motions in several languages, over the API."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from tests.assembly.motions import before_body, decided, lakes, replacing
from tests.assembly.programs import LAKES, Answer, post, program, refusal_of, wrong_at
from tests.assembly.seeding import Seeded
from tests.parties.people import person

from comity.assembly.actions.merge_amendments import merge_amendments
from comity.assembly.models import Motion, TranslatedParagraph
from comity.assembly.queries.motion_records import text_of

pytestmark = pytest.mark.django_db
LAKE = "/api/v1/assemblies/north-lakes"


@pytest.fixture
def made(tmp_path: Path) -> Seeded:
    return lakes(tmp_path)


def desk(made: Seeded) -> Client:
    return program(
        made.secretary, "read-members", f"keep-motions@{LAKES}", f"keep-sessions@{LAKES}"
    )


def translate(
    client: Client, motion: Motion, words: object, seen: object = 1, language: str = "fr"
) -> Answer:
    address = f"{LAKE}/motions/{motion.number}/languages/{language}"
    return post(client, address, words=words, seen=seen)


def test_a_motion_is_translated_and_lags_behind_a_merged_text(made: Seeded) -> None:
    motion, client = before_body(made), desk(made)
    words = {each.id: f"{each.words} (fr)" for each in text_of(motion)}
    address = f"{LAKE}/motions/{motion.number}/languages"
    before = client.get(address).json()["items"]
    assert [(it["language"], it["authoritative"]) for it in before] == [("en", True), ("fr", False)]
    assert (before[1]["words"], before[1]["missing"]) == ({}, [*words])
    for _ in range(2):
        status, found = translate(client, motion, words)
        assert (status, found) == (
            200,
            {
                "language": "fr", "authoritative": False, "words": words,
                "missing": [], "outdated": [], "left_over": [],
            },
        )  # fmt: skip
    assert TranslatedParagraph.objects.count() == len(words)
    decided(made, replacing(made, "JP", motion, "e", "Ends."))
    merge_amendments(person=made.as_secretary(), motion=motion)
    assert client.get(address).json()["items"][1]["outdated"] == ["e"]
    assert refusal_of(translate(client, motion, {"e": "Fin."})) == (409, "motion-changed-meanwhile")
    own = program(made.heads["KE"], f"represent-member@{LAKES}")
    status, found = translate(own, motion, {"e": "Fin."}, seen=2)
    assert (status, found["words"]["e"], found["outdated"]) == (200, "Fin.", [])


@pytest.mark.parametrize(
    ("language", "words", "refusal"),
    [
        ("ar", {"e": "x"}, (400, "motion-language")),
        ("en", {"e": "x"}, (400, "authoritative-translated")),
        ("fr", {"x": "x"}, (404, "paragraph-unknown")),
        ("fr", {"e": "\u202ex", "d": "y"}, (400, "paragraph-character")),
    ],
)
def test_what_can_not_be_translated_is_refused(
    made: Seeded, language: str, words: dict[str, str], refusal: tuple[int, str]
) -> None:
    motion = before_body(made)
    assert refusal_of(translate(desk(made), motion, words, language=language)) == refusal
    assert not TranslatedParagraph.objects.exists()


def test_what_can_not_be_read_of_a_translation_is_named(made: Seeded) -> None:
    motion, client = before_body(made), desk(made)
    assert wrong_at(translate(client, motion, {}, "1")) == ["body.asked.words", "body.asked.seen"]
    assert wrong_at(translate(client, motion, {"e": 1}, 0)) == [
        "body.asked.words.e", "body.asked.seen",
    ]  # fmt: skip
    assert not TranslatedParagraph.objects.exists()


def test_nobody_else_translates(made: Seeded) -> None:
    motion = before_body(made)
    for client, status in (
        (program(made.heads["FR"], f"represent-member@{LAKES}"), 403),
        (program(made.heads["KE"], "view"), 403),
        (program(made.secretary, "read-members"), 403),
        (program(person("stranger"), f"keep-motions@{LAKES}"), 404),
        (Client(), 401),
    ):
        assert translate(client, motion, {"e": "Fin."})[0] == status
    answer = Client().get(f"{LAKE}/motions/{motion.number}/languages")
    assert answer.status_code == 404
    assert not TranslatedParagraph.objects.exists()
