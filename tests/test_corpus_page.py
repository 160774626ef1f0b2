"""The table of docs/use/corpus.md says what the shipped corpus holds."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from tests.documents import text_of
from tests.shipped import rules_from_files
from tools.corpus_page import BEGIN, END, table_of

from comity.regulation.domain.trust import trust_in

TEXTS = os.environ.get("COMITY_TEXTS", "")
PAGE = text_of("docs/use/corpus.md")
CORPUS = rules_from_files().corpus


def test_it_names_each_instrument_with_its_norms_and_readings() -> None:
    found = re.findall(r"^\| `(\S+)` \|.*$", PAGE, re.MULTILINE)
    assert found == [it.id for it in CORPUS.instruments]
    for instrument in CORPUS.instruments:
        row = next(line for line in PAGE.split("\n") if line.startswith(f"| `{instrument.id}` "))
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        trust = trust_in(instrument)
        assert cells[4] == str(trust.norms)
        assert cells[6].split(" ")[0] == (str(trust.verified) if trust.norms else "")
        assert cells[7].split(" ")[0] == (str(trust.read) if trust.norms else "")
        assert cells[9] == trust.last_checked.isoformat()


@pytest.mark.skipif(not TEXTS, reason="COMITY_TEXTS names no folder of official texts")
def test_it_is_what_the_tool_writes() -> None:
    """Otherwise: `python -m tools.corpus_page TEXTS`."""
    told = PAGE.partition(BEGIN)[2].partition(END)[0].strip()
    assert told == table_of(CORPUS, Path(TEXTS)).strip()


def test_every_norm_names_its_source_and_how_sure_we_are() -> None:
    for instrument in CORPUS.instruments:
        for provision in instrument.provisions:
            for norm in provision.norms:
                assert norm.support or norm.source, (instrument.id, norm.id)
        assert instrument.sources or instrument.texts, instrument.id
