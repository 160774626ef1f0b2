"""The table of docs/use/corpus.md says what the shipped corpus holds."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from tests.documents import text_of
from tests.shipped import rules_from_files
from tools.corpus_page import BEGIN, END, table_of

from comity.regulation.domain.concept_use import concept_uses
from comity.regulation.domain.corpus_counts import corpus_counts
from comity.regulation.domain.norm_seals import read_state
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


def test_the_readme_tells_the_same_counts() -> None:
    counts, readme = corpus_counts(CORPUS), " ".join(text_of("README.md").split())
    assert f"{counts.instruments} instruments of {counts.jurisdictions} jurisdictions" in readme
    assert f"{counts.norms:,} norms ({counts.distinct:,} distinct by provision" in readme
    trusts = [trust_in(it) for it in CORPUS.instruments]
    verified = sum(it.verified for it in trusts)
    assert f"{verified:,} verified in the text" in readme
    assert f"{counts.norms - verified:,} from secondary sources" in readme
    disagreements = sum(sum(it.disagreements.values()) for it in trusts)
    assert f"{disagreements:,} disagreements" in readme
    assert f"{len(CORPUS.concepts)} concepts" in readme
    assert f"{len(CORPUS.facts)} declared facts" in readme


def test_the_corpus_is_as_large_as_it_is_meant_to_be() -> None:
    """Shares below which comparing makes little sense."""
    counts, uses = corpus_counts(CORPUS), concept_uses(CORPUS)
    assert counts.instruments >= 60
    assert counts.jurisdictions >= 40
    assert counts.distinct >= 1_200
    assert 150 <= len(uses) <= 250
    assert sum(it.compares for it in uses) >= 0.8 * len(uses)


def test_every_norm_was_read_by_somebody_else_than_its_encoder() -> None:
    for instrument in CORPUS.instruments:
        state = read_state(instrument)
        assert (state.changed, state.unread) == ((), ()), instrument.id


def test_every_norm_names_its_source_and_how_sure_we_are() -> None:
    for instrument in CORPUS.instruments:
        for provision in instrument.provisions:
            for norm in provision.norms:
                assert norm.support or norm.source, (instrument.id, norm.id)
        assert instrument.sources or instrument.texts, instrument.id
