"""The shipped corpus held against official texts, where this machine has them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.shipped import rules_from_files

from comity.regulation.adapters.text_folder import digest, outlines_for, read_text
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.text_checks import check_texts

TEXTS = os.environ.get("COMITY_TEXTS", "")
pytestmark = pytest.mark.skipif(not TEXTS, reason="COMITY_TEXTS names no folder of official texts")


def _instruments() -> tuple[Instrument, ...]:
    rules = rules_from_files()
    return rules.corpus.instruments


INSTRUMENTS = _instruments() if TEXTS else ()


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda it: it.id)
def test_citations_and_supports_resolve_and_no_operative_provision_is_left_unexplained(
    instrument: Instrument,
) -> None:
    report = check_texts(instrument, outlines_for(instrument, Path(TEXTS)))
    assert report.faults == ()
    assert report.unexplained == ()
    # Known from secondary sources only, an instrument names no text and can't be held against one.
    assert instrument.texts or report.operative == 0


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda it: it.id)
def test_the_texts_are_those_that_lines_were_counted_in(instrument: Instrument) -> None:
    for text in instrument.texts:
        data = read_text(Path(TEXTS), text.id)
        assert data is not None, f"{text.id} is not in {TEXTS}"
        assert digest(data) == text.sha256
