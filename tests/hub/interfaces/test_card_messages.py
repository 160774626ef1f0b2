"""Every message of this part has a sentence, and every sentence a message."""

from __future__ import annotations

import re
from pathlib import Path

import comity.hub
from comity.hub.interfaces import card_messages
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render, templates

HUB = Path(comity.hub.__file__).parent
ID = re.compile(r'"((?:card|markdown|safetensors|viewer)-[a-z-]+[a-z])"')
TOLD = set(ID.findall(Path(card_messages.__file__).read_text("utf-8")))


def sent() -> set[str]:
    folders = ("domain", "formats", "adapters")
    files = [file for folder in folders for file in (HUB / folder).rglob("*.py")]
    return {id for file in files for id in ID.findall(file.read_text("utf-8"))}


def test_sentences_and_messages_are_the_same_set() -> None:
    assert TOLD - sent() == set()
    assert {id for id in sent() if id not in templates()} == set()


def test_a_sentence_is_rendered() -> None:
    message = Message("card-task-unknown", {"value": "x", "nearest": "other"})
    assert render(message) == ("The task 'x' is not in the list of tasks; the nearest is other.")
