"""Profiles as YAML: stated values read by the declared type of their fact.

profile: {id: triage, title: {en: Triage assistant}}
facts:
  offer.markets: [EU, KR]
  model.training_compute: 3e25 FLOP          # or {at_least: 1e25 FLOP}
  offer.placed_on_market_on: 2027-03-01      # or {at_most: 2026-08-01}
  system.uses: {includes: [emergency-triage], excludes: [credit-scoring]}
  party.size: null                           # unknown, as if it did not stand here
"""

from __future__ import annotations

from typing import Any

from comity.kernel.domain.errors import ComityError, InvalidInput, Problems, unknown_name
from comity.kernel.domain.jurisdictions import Jurisdictions
from comity.regulation.domain.interview import Interview
from comity.regulation.domain.problems import Path
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.values import Value
from comity.regulation.domain.vocabulary import Prose, Vocabulary
from comity.regulation.formats.stated_values import StatedValues
from comity.regulation.formats.yaml_reader import Document, read_yaml

LARGEST_PROFILE = 256 * 1024


def read_profile(
    data: bytes, name: str, vocabulary: Vocabulary, jurisdictions: Jurisdictions
) -> Profile:
    """The profile in `data`. Raises `Problems("profile-problems")` with every error, each with
    file, line and column, or a single `InvalidInput` where the file can't be read at all."""
    return read_interview(data, name, vocabulary, jurisdictions).profile


def read_interview(
    data: bytes, name: str, vocabulary: Vocabulary, jurisdictions: Jurisdictions
) -> Interview:
    """The same with its order, and with the facts that stand as `null`: asked, and not known."""
    if len(data) > LARGEST_PROFILE:
        raise InvalidInput("file-too-large", file=name, size=len(data), limit=LARGEST_PROFILE)
    return ProfileReader(read_yaml(data, name), vocabulary, jurisdictions).interview()


class ProfileReader:
    """Reads a profile from plain data, collecting every error."""

    def __init__(
        self, document: Document, vocabulary: Vocabulary, jurisdictions: Jurisdictions
    ) -> None:
        self.document = document
        self.stated = StatedValues(vocabulary, jurisdictions)
        self.errors: list[ComityError] = []

    def interview(self) -> Interview:
        data = self.document.data
        if not isinstance(data, dict) or not isinstance(data.get("facts"), dict):
            raise self.located(InvalidInput("profile-shape"), ())
        for key in data:
            if key not in ("profile", "facts"):
                error = unknown_name("profile-key", key, ("profile", "facts"))
                self.errors.append(self.located(error, (key,)))
        id, title = self.head(data.get("profile", {}))
        answers = {key: self.fact(key, stated) for key, stated in data["facts"].items()}
        if self.errors:
            raise Problems("profile-problems", self.errors)
        return Interview(id=id, title=title, answers=answers)

    def head(self, head: Any) -> tuple[str, Prose]:  # noqa: ANN401 - not checked yet
        if not isinstance(head, dict):
            self.errors.append(self.located(InvalidInput("profile-shape"), ("profile",)))
            return "profile", {}
        id, title = head.get("id", "profile"), head.get("title", {})
        title = {"en": title} if isinstance(title, str) else title
        whole = isinstance(title, dict) and all(isinstance(text, str) for text in title.values())
        if not isinstance(id, str) or not whole or head.keys() - {"id", "title"}:
            self.errors.append(self.located(InvalidInput("profile-shape"), ("profile",)))
            return "profile", {}
        return id, title

    def fact(self, id: str, stated: Any) -> Value | None:  # noqa: ANN401
        try:
            return self.stated.read(id, stated)
        except ComityError as error:
            self.errors.append(self.located(error, ("facts", id)))
            return None

    def located(self, error: ComityError, path: Path) -> ComityError:
        line, column = self.document.position(path)
        params = dict(error.message.params)
        params |= {"file": self.document.name, "line": line, "column": column}
        return type(error)(error.message.id, remedy=error.remedy, **params)
