"""`comity assembly motions edit` and `translate`, and `members profile`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.assembly.motions import before_body
from tests.assembly.seeding import Seeded, seeded
from tests.cli.running import Comity

from comity.assembly.actions.recommend_change import recommend_change
from comity.assembly.models import Motion, TranslatedParagraph

MOTIONS, HERE = ("assembly", "motions"), "north-lakes"


@pytest.fixture(autouse=True)
def made(db: None) -> Seeded:
    return seeded("KE", "FR", "JP")


def written(folder: Path, text: str) -> Path:
    file = folder / "motion.md"
    file.write_text(text)
    return file


def test_a_draft_is_edited_until_it_is_submitted(comity: Comity, tmp_path: Path) -> None:
    file = written(tmp_path, "# On gauges {#a}\n\n1. Asks for gauges. {#b}\n")
    told = ("--for", "KE", "--body", "assembly")
    assert comity(*MOTIONS, "propose", HERE, file, *told).code == 0
    edit = (*MOTIONS, "edit", HERE, 1)
    file = written(tmp_path, "# On gauges {#a}\n\n1. Asks for new gauges. {#b}\n")
    assert "version\t2\ten" in comity(*edit, file, "--after", 1).out.splitlines()
    assert "Asks for new gauges." in comity(*MOTIONS, "export", HERE, 1).out
    other = written(tmp_path, "# On gauges {#a}\n\n1. Asks for none. {#b}\n")
    assert comity(*edit, other, "--after", 1).code == 8
    assert comity(*edit, tmp_path / "none.md", "--after", 2).code == 5
    assert comity(*MOTIONS, "edit", HERE, 7, other, "--after", 1).code == 4
    assert Motion.objects.get().versions.count() == 2


def test_one_before_a_body_is_not_edited(comity: Comity, made: Seeded, tmp_path: Path) -> None:
    before_body(made)
    file = written(tmp_path, "# Else\n\n1. Asks for gauges.\n")
    assert comity(*MOTIONS, "edit", HERE, 1, file, "--after", 1).code == 8
    assert Motion.objects.get().versions.count() == 1


def test_paragraphs_are_translated(comity: Comity, made: Seeded, tmp_path: Path) -> None:
    before_body(made)
    file = written(tmp_path, "1. Demande aux membres un rapport. {#d}\n")
    translate = (*MOTIONS, "translate", HERE, 1, file, "--of", 1, "--language")
    told = comity(*translate, "fr").out.splitlines()
    assert "translation\tfr\tbehind" in told
    row = TranslatedParagraph.objects.get()
    assert (row.language, row.paragraph, row.words) == (
        "fr",
        "d",
        "Demande aux membres un rapport.",
    )
    assert comity(*translate, "de").code == 3
    assert comity(*translate, "en").code == 3
    later = (*MOTIONS, "translate", HERE, 1, file, "--of", 2, "--language", "fr")
    assert comity(*later).code == 8
    strange = written(tmp_path, "1. Autre. {#zz}\n")
    assert comity(*MOTIONS, "translate", HERE, 1, strange, "--of", 1, "--language", "fr").code == 4
    assert TranslatedParagraph.objects.count() == 1


def test_recommendations_are_listed(comity: Comity, made: Seeded) -> None:
    motion = before_body(made)
    recommend_change(
        person=made.as_secretary(),
        motion=motion,
        paragraph="d",
        words="Asks members to report monthly.",
        reason="As before.",
    )
    told = comity(*MOTIONS, "show", HERE, 1).out.splitlines()
    assert told[3] == "recommendation\tparagraph 2\tAsks members to report monthly.\tAs before."


def test_a_profile_is_changed_part_by_part(comity: Comity, made: Seeded) -> None:
    profile = ("assembly", "members", "profile", HERE, "KE")
    both = ("--website", "https://example.org", "--contact", "office@example.org")
    told = comity(*profile, *both).out.splitlines()
    assert told[2:4] == ["website\thttps://example.org", "contact\toffice@example.org"]
    told = comity(*profile, "--summary", "We measure.", "--contact", "none").out.splitlines()
    assert told[2:4] == ["website\thttps://example.org", "summary\tWe measure."]
    assert comity(*profile, "--website", "lunch").code == 3
    assert comity(*profile, "--contact", "lunch").code == 3
    assert comity("assembly", "members", "profile", HERE, "DE", *both).code == 4
    member = made.members["KE"]
    member.refresh_from_db()
    assert (member.website, member.contact) == ("https://example.org", "")
