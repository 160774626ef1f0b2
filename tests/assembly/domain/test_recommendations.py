from __future__ import annotations

import pytest
from tests.assembly.domain.amended import TEXT

from comity.assembly.domain.amendments import Action, Amendment
from comity.assembly.domain.paragraphs import MotionText
from comity.assembly.domain.recommendations import Recommendation, fits, shown, taken_up
from comity.assembly.domain.tracked_changes import Change, Run
from comity.kernel.domain.errors import Conflict

ADVICE = Recommendation(
    id="R1", paragraph="e", seen="Remains seized.", words="Remains seized of the matter."
)


def test_shown_word_by_word() -> None:
    assert shown(ADVICE) == (
        Run(Change.KEPT, "Remains seized"),
        Run(Change.INSERTED, " of the matter"),
        Run(Change.KEPT, "."),
    )


def test_whoever_wants_it_moves_it() -> None:
    assert taken_up(TEXT, ADVICE, amendment="A1", proposer="KE") == Amendment(
        id="A1", action=Action.REPLACE, paragraph="e", words=ADVICE.words, proposer="KE"
    )


def test_advice_on_other_words_is_outdated() -> None:
    without = MotionText(TEXT.paragraphs[:-1])
    assert fits(TEXT, ADVICE)
    assert not fits(without, ADVICE)
    with pytest.raises(Conflict) as raised:
        taken_up(without, ADVICE, amendment="A1", proposer="KE")
    assert raised.value.message.id == "recommendation-outdated"
