"""Where each part of a YAML document stands: worked out when somebody asks, since hardly any file
has an error and noting every place takes as long as reading."""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml.events import (
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from comity.regulation.domain.problems import Path

Position = tuple[int, int]
"""line and column, counted from 1"""


def position_of(event: Event) -> Position:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def positions_in(text: str) -> dict[Path, Position]:
    """By path, of one document that `read_yaml` has read; the value of a key stands at the key."""
    events = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
    starts = ScalarEvent, MappingStartEvent, SequenceStartEvent
    first = next((event for event in events if isinstance(event, starts)), None)
    return dict(_placed(first, events, ())) if first else {}


def _placed(event: Event, events: Iterator[Event], path: Path) -> Iterator[tuple[Path, Position]]:
    yield path, position_of(event)
    if isinstance(event, MappingStartEvent):
        for key in events:
            if not isinstance(key, ScalarEvent):
                return
            here = (*path, key.value)
            yield from _placed(next(events), events, here)
            yield here, position_of(key)
    elif isinstance(event, SequenceStartEvent):
        for number, each in enumerate(events):
            if isinstance(each, SequenceEndEvent):
                return
            yield from _placed(each, events, (*path, number))
