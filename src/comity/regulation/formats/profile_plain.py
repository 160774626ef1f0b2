"""Profiles back to plain data, in the shape that `profile_yaml` reads."""

from __future__ import annotations

from typing import Any

from comity.regulation.domain.interview import Interview, interview_of
from comity.regulation.domain.profiles import Profile
from comity.regulation.domain.values import Interval, Members, Value
from comity.regulation.domain.vocabulary import Vocabulary


def profile_to_plain(profile: Profile, vocabulary: Vocabulary) -> dict[str, Any]:
    """What `read_profile` would read as the same profile; numbers stand in their canonical unit."""
    return interview_to_plain(interview_of(profile), vocabulary)


def interview_to_plain(interview: Interview, vocabulary: Vocabulary) -> dict[str, Any]:
    """The same, in the order of the answers; `null` is what was asked and is not known."""
    head: dict[str, Any] = {"id": interview.id}
    if interview.title:
        head["title"] = dict(interview.title)
    facts = {
        id: None if value is None else value_to_plain(value, vocabulary.get(id).unit)
        for id, value in interview.answers.items()
        if value != Interval(None, None)
    }
    return {"profile": head, "facts": facts}


def value_to_plain(value: Value, unit: str = "") -> Any:  # noqa: ANN401
    """A stated value as a profile would write it."""
    match value:
        case Interval(lowest=low, highest=high) if low == high:
            return _bound(low, unit)
        case Interval(lowest=low, highest=high):
            bounds = {"at_least": low, "at_most": high}
            return {key: _bound(it, unit) for key, it in bounds.items() if it is not None}
        case Members(complete=True):
            return sorted(value.included)
        case Members():
            parts = {"includes": value.included, "excludes": value.excluded}
            return {key: sorted(part) for key, part in parts.items()}
    return value


def _bound(bound: float | str | None, unit: str) -> float | str | None:
    return f"{bound!r} {unit}" if unit and not isinstance(bound, str) else bound
