"""An interview: a profile that comes about answer by answer, "I don't know" among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.values import Value
from comity.regulation.domain.vocabulary import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """`answers` stand in the order in which they were given; `None` is "I don't know": asked, and
    unknown, so that it is not asked again."""

    id: str = "system"
    title: Prose = field(default_factory=dict)
    answers: Mapping[str, Value | None] = field(default_factory=dict)

    @property
    def profile(self) -> Profile:
        stated = {fact: value for fact, value in self.answers.items() if value is not None}
        return Profile(id=self.id, title=self.title, facts=stated)

    @property
    def last(self) -> str:
        """The fact answered last, "" before the first answer."""
        return next(reversed(tuple(self.answers)), "")

    @property
    def not_known(self) -> tuple[str, ...]:
        return tuple(fact for fact, value in self.answers.items() if value is None)

    def with_answer(self, fact: str, value: Value | None) -> Interview:
        """A changed answer counts as the last one."""
        rest = {id: stated for id, stated in self.answers.items() if id != fact}
        return replace(self, answers={**rest, fact: value})

    def without(self, fact: str) -> Interview:
        """The question is open again."""
        rest = {id: stated for id, stated in self.answers.items() if id != fact}
        return replace(self, answers=rest)


def interview_of(profile: Profile) -> Interview:
    return Interview(id=profile.id, title=profile.title, answers=profile.facts)
