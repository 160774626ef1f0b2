"""From messages to sentences."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import _n, register, render

register({"test-mice": _n("{file}: {count} mouse.", "{file}: {count} mice.")})


class Shouting(NullTranslations):
    def gettext(self, message: str) -> str:
        raise AssertionError(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return (
            (msgid1 if n < 10 else msgid2).upper().replace("FILE", "file").replace("COUNT", "count")
        )


@pytest.mark.parametrize(
    ("count", "told"), [(0, "a: 0 mice."), (1, "a: 1 mouse."), (2, "a: 2 mice.")]
)
def test_a_number_of_things_is_told_as_one_or_many(count: int, told: str) -> None:
    assert render(Message("test-mice", {"file": "a", "count": count})) == told


def test_which_form_it_is_goes_by_the_language() -> None:
    told = [render(Message("test-mice", {"file": "a", "count": it}), Shouting()) for it in (2, 10)]
    assert told == ["a: 2 MOUSE.", "a: 10 MICE."]


def test_a_sentence_is_not_given_another_one() -> None:
    register({"test-mice": _n("{file}: {count} mouse.", "{file}: {count} mice.")})
    with pytest.raises(ValueError, match="'test-mice' has two templates"):
        register({"test-mice": "Mice."})
