"""The file and line of a norm."""

from __future__ import annotations

from tests.shipped import rules_from_files

from comity.regulation.adapters.rulebook_files import corpus_files, shipped_corpus
from comity.regulation.formats.norm_places import norm_place

FILES = {
    "instruments/xx-act/instrument.yaml": b"instrument:\n  id: xx-act\n",
    "instruments/xx-act/010.yaml": (
        b"provisions:\n- eid: art_1\n  norms:\n  - id: art_1.tell\n    modality: must\n"
        b"  - {id: 'art_1', modality: may}\n"
    ),
}


def test_a_norm_is_found_where_it_stands() -> None:
    assert norm_place(FILES, "xx-act", "art_1") == "instruments/xx-act/010.yaml:6"
    assert norm_place(FILES, "xx-act", "art_1.tell") == "instruments/xx-act/010.yaml:4"


def test_one_that_is_not_there_has_its_folder() -> None:
    assert norm_place(FILES, "xx-act", "art_2") == "instruments/xx-act/"


def test_every_shipped_norm_is_found() -> None:
    files = corpus_files(shipped_corpus())
    for instrument in rules_from_files().corpus.instruments:
        for provision in instrument.provisions:
            for norm in provision.norms[:1]:
                place, _, line = norm_place(files, instrument.id, norm.id).partition(":")
                assert norm.id in files[place].decode().split("\n")[int(line) - 1]
