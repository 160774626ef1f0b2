from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.regulation.small import small_files, small_rules

from comity.kernel.domain.errors import ComityError, Problems
from comity.regulation.formats.corpus_files import read_corpus

IDS = frozenset(entry.id for entry in small_rules().jurisdictions)
ACT = "instruments/eu-small-act/instrument.yaml"
DUTIES = "instruments/eu-small-act/010-duties.yaml"
Told = tuple[str, str, int, int]
"""message, file, line, column"""


def changed(name: str, old: str, new: str) -> dict[str, bytes]:
    text = small_files()[name].decode()
    assert old in text
    return {**small_files(), name: text.replace(old, new, 1).encode()}


def failures(files: Mapping[str, bytes]) -> tuple[ComityError, ...]:
    with pytest.raises(Problems) as caught:
        read_corpus(files, IDS)
    assert caught.value.message.id == "corpus-problems"
    assert caught.value.message.params == {"count": len(caught.value.problems)}
    return caught.value.problems


def told(files: Mapping[str, bytes]) -> list[Told]:
    params = [(error.message.id, error.message.params) for error in failures(files)]
    return [(id, str(it["file"]), int(it["line"]), int(it["column"])) for id, it in params]  # type: ignore[arg-type]


def schema_error(files: Mapping[str, bytes]) -> tuple[int, int, str, str]:
    (error,) = failures(files)
    assert error.message.id == "schema"
    it = error.message.params
    return int(it["line"]), int(it["column"]), str(it["where"]), str(it["problem"])  # type: ignore[arg-type]


def test_the_small_corpus_is_read_whole_and_in_order() -> None:
    done: list[tuple[int, int]] = []
    corpus, program = read_corpus(small_files(), IDS, lambda *step: done.append(step))
    assert corpus == small_rules().corpus
    assert program == small_rules().program
    assert [it.id for it in corpus.instruments] == [
        "eu-small-act", "eu-small-decree", "kr-small-guide",
    ]  # fmt: skip
    assert [it.eid for it in corpus.instruments[0].provisions] == [
        "art_1", "art_3", "art_3__para_1", "art_3__para_2", "art_4", "art_5",
    ]  # fmt: skip
    assert done[-1] == (len(small_files()), len(small_files()))


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (ACT, "  binding: true\n", "  bindng: true\n  binding: true\n",
         (8, 3, "instrument.bindng", "there is no such field")),
        (ACT, "  binding: true\n", "",
         (1, 1, "instrument", '"binding" is a required property')),
        (ACT, "binding: true", "binding: 'true'",
         (8, 3, "instrument.binding", '"true" is not of type "boolean"')),
        (ACT, "2026-11-01", "2026-02-30",
         (9, 3, "instrument.checked_on", '"2026-02-30" is not a "date"')),
        (ACT, "id: '2025'", "id: 2025",
         (11, 6, "instrument.versions.0.id", '2025 is not of type "string"')),
        (ACT, "eu-small-act.en", "../../eu-small-act.en",
         (14, 5, "instrument.texts.0.id",
          '"../../eu-small-act.en" does not match "^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$"')),
        (DUTIES, "level: 4", "level: 5",
         (16, 5, "provisions.2.norms.0.level", "5 is none of: 1, 2, 3, 4")),
        (DUTIES, "level: 4", "level: 4.0",
         (16, 5, "provisions.2.norms.0.level", "Expected `int`, got `float`")),
        (DUTIES, "summary: {en:", "summary: {ko:",
         (14, 5, "provisions.2.norms.0.summary", '"en" is a required property')),
        (DUTIES, "[safety.testing]", "[]",
         (15, 5, "provisions.2.norms.0.concepts", "[] has less than 1 item")),
        (DUTIES, "{reason: scope}", "{reason: scope, why: x}",
         (4, 28, "provisions.0.no_norm.why", "there is no such field")),
        (DUTIES, "eid: art_1", "eid: art 1",
         (2, 3, "provisions.0.eid", '"art 1" does not match "^[A-Za-z0-9]+(_[A-Za-z0-9.-]+)?'
          '(__[A-Za-z0-9]+(_[A-Za-z0-9.-]+)?)*$"')),
        ("facts/offer.yaml", "facts:", "fact:",
         (1, 1, "fact", "there is no such field")),
    ],
)  # fmt: skip
def test_what_the_schema_refuses_and_where(
    name: str, old: str, new: str, expected: tuple[int, int, str, str]
) -> None:
    line, column, where, problem = schema_error(changed(name, old, new))
    assert (line, column, where, problem) == expected


def test_an_enumeration_names_what_is_allowed() -> None:
    line, _, where, problem = schema_error(changed(DUTIES, "modality: must", "modality: shall"))
    assert (line, where) == (12, "provisions.2.norms.0.modality")
    assert problem == "'shall' is none of: may, must, must-not, should"


def test_errors_of_all_files_are_reported_at_once() -> None:
    files = {
        **small_files(),
        "concepts.yaml": b"concepts:\n- id: 5\n  id: 6\n",
        "facts/offer.yaml": b"\xff",
        DUTIES: small_files()[DUTIES].replace(b"level: 4", b"level: 0").replace(b"eid", b"eld", 1),
    }
    assert told(files) == [
        ("duplicate-key", "concepts.yaml", 3, 3),
        ("not-utf8", "facts/offer.yaml", 1, 1),
        ("schema", DUTIES, 2, 3),
        ("schema", DUTIES, 2, 3),
        ("schema", DUTIES, 16, 5),
    ]


def test_problems_across_files_stand_where_they_were_written() -> None:
    files = changed(DUTIES, "bearer: user", "bearer: usr")
    files["facts/offer.yaml"] = files["facts/offer.yaml"].replace(b"party.size", b"party.sise")
    files[ACT] = files[ACT].replace(b"when: big or", b"when: bg or")
    assert told(files) == [
        ("unknown-fact", "facts/offer.yaml", 10, 3),
        ("unknown-fact-or-term", ACT, 28, 7),
        ("unknown-bearer", DUTIES, 28, 5),
    ]


def test_a_provision_in_a_later_file_is_told_by_that_file() -> None:
    second = "instruments/eu-small-act/020-permissions.yaml"
    files = changed(second, "eid: art_4", "eid: art_3")
    assert told(files)[0] == ("duplicate-id", second, 2, 3)


def test_a_folder_has_the_name_of_its_instrument() -> None:
    files = changed(ACT, "id: eu-small-act", "id: eu-other-act")
    assert told(files) == [("instrument-folder", ACT, 2, 3)]


def test_provisions_without_an_instrument() -> None:
    files = dict(small_files())
    del files[ACT]
    assert told(files) == [
        ("no-instrument-file", DUTIES, 1, 1),
        ("no-instrument-file", "instruments/eu-small-act/020-permissions.yaml", 1, 1),
    ]


def test_files_that_are_not_ours_are_left_alone() -> None:
    extra = {"notes.yaml": b"\xff", "instruments/x/y/z.yaml": b"[", "facts/a.txt": b"&"}
    corpus, _ = read_corpus({**small_files(), **extra}, IDS)
    assert corpus == small_rules().corpus
