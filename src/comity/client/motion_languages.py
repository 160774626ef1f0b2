"""Motions in several languages. A token needs the scope `keep-motions` on the organisation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from comity.client import records
from comity.client.asking import Asking, segment
from comity.client.decisions import motion_path


class MotionLanguageMethods(Asking):
    def motion_languages(self, slug: str, number: int) -> records.LanguageVersionList:
        found = self._get(f"{motion_path(slug, number)}/languages")
        return cast(records.LanguageVersionList, found)

    def translate_paragraphs(
        self, slug: str, number: int, language: str, *, words: Mapping[str, str], seen: int
    ) -> records.LanguageVersionRecord:
        """`words` by the ids of paragraphs; `seen` is the `version` that was translated. Where
        there is another by now, it raises `Conflict`."""
        path = f"{motion_path(slug, number)}/languages/{segment(language)}"
        made = self._connection.post(path, {"words": dict(words), "seen": seen})
        return cast(records.LanguageVersionRecord, made)
