"""The form in which paragraphs are translated, one field for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from comity.assembly.domain.paragraphs import LONGEST_WORDS, Paragraph


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph and its translation: `current`, `outdated` or `missing`."""

    paragraph: Paragraph
    number: str
    words: str
    state: str


class TranslationForm(forms.Form):
    """`seen` is the version of the text that is translated."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, pairs: Sequence[Pair], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.pairs = pairs
        for pair in pairs:
            self.fields[_field(pair)] = forms.CharField(
                label=pair.number or pair.paragraph.id,
                required=False,
                initial=pair.words,
                max_length=LONGEST_WORDS,
                widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
            )
            self.fields[_still(pair)] = forms.BooleanField(required=False)

    def rows(self) -> list[tuple[Pair, forms.BoundField, forms.BoundField]]:
        return [(each, self[_field(each)], self[_still(each)]) for each in self.pairs]

    def changed_words(self) -> dict[str, str]:
        """Those that are other words now, and those said to be right still."""
        data = self.cleaned_data
        return {
            each.paragraph.id: data[_field(each)]
            for each in self.pairs
            if data[_field(each)] != each.words or (each.words and data[_still(each)])
        }


def _field(pair: Pair) -> str:
    return f"words-{pair.paragraph.id}"


def _still(pair: Pair) -> str:
    return f"right-{pair.paragraph.id}"
