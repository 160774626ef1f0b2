"""A count in one sentence: `Adopted: yes from 41 of 58 present and voting, 2/3 is 39.`"""

from __future__ import annotations

from gettext import NullTranslations

from comity.assembly.domain.counts import Count
from comity.assembly.domain.elections import Round
from comity.assembly.interfaces import rule_messages as _rule_messages  # noqa: F401 - registers
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import _, register, render
from comity.kernel.interfaces.punctuation import strung

register({"result-explained": _("{outcome}: {steps}.")})


def result_text(result: Count | Round, translations: NullTranslations | None = None) -> str:
    """The outcome and the steps that led to it, in their order."""
    words = translations or NullTranslations()
    params = {
        "outcome": render(result.headline, words),
        "steps": strung([render(step.message, words) for step in result.steps], words),
    }
    return render(Message("result-explained", params), words)
