"""Profiles from plain data that came as JSON, in the shape of a profile file."""

from __future__ import annotations

from typing import Any

from comity.kernel.domain.errors import ComityError
from comity.kernel.domain.jurisdictions import Jurisdictions
from comity.regulation.domain.problems import Path
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.values import Value
from comity.regulation.domain.vocabulary import Vocabulary
from comity.regulation.formats.profile_yaml import ProfileReader
from comity.regulation.formats.stated_values import wrong_type
from comity.regulation.formats.yaml_reader import Document

LONGEST_TEXT = 300
"""Of an id, a choice or a quantity."""


def profile_from_plain(
    data: dict[str, Any], vocabulary: Vocabulary, jurisdictions: Jurisdictions
) -> Profile:
    """The profile in `data` (`profile` and `facts`). Raises `Problems("profile-problems")` with
    every error, each with a JSON pointer (RFC 6901) to where it stands."""
    return _JsonReader(Document("", data), vocabulary, jurisdictions).interview().profile


class _JsonReader(ProfileReader):
    def fact(self, id: str, stated: Any) -> Value | None:  # noqa: ANN401 - not checked yet
        if _longest(stated) > LONGEST_TEXT and id in self.stated.vocabulary.facts:
            error = wrong_type(self.stated.vocabulary.get(id), stated)
            self.errors.append(self.located(error, ("facts", id)))
            return None
        return super().fact(id, stated)

    def located(self, error: ComityError, path: Path) -> ComityError:
        params = {k: v for k, v in error.message.params.items() if k != "position"}
        pointer = "".join(f"/{_escaped(str(part))}" for part in path)
        return type(error)(error.message.id, remedy=error.remedy, **params, pointer=pointer)


def _escaped(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")


def _longest(stated: object) -> int:
    match stated:
        case str():
            return len(stated)
        case list():
            return max(map(_longest, stated), default=0)
        case dict():
            return max((_longest(each) for each in (*stated, *stated.values())), default=0)
    return 0
