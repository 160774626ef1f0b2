"""Patterns of `.gitignore` and `.gitattributes`, matched as git matches them: byte by byte.

`*` and `?` stop at slashes, `**` alone between slashes stands for any folders, `[a-z]` for one
byte, `\\` takes the next byte as it is. Source: git, `wildmatch.c` and `gitignore(5)`.

A pattern comes from whoever uploads, so it is not turned into a regular expression, which a row of
stars can make run for years: stars are matched by the earliest place of what follows them, so the
time is at most the product of both lengths.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from comity.kernel.domain.errors import InvalidInput

MOST_RULES = 500
MOST_BYTES = 64 * 1024

_Byte = frozenset[int]
_Segment = bytes | tuple[_Byte, ...]  # literal bytes, or for each place the bytes that may stand

_ALL = frozenset(range(256))
_BLANKS = frozenset(b" \t\n\v\f\r")
_CLASSES: dict[bytes, _Byte] = {
    b"alnum": frozenset(byte for byte in range(128) if chr(byte).isalnum()),
    b"alpha": frozenset(byte for byte in range(128) if chr(byte).isalpha()),
    b"blank": frozenset(b" \t"),
    b"cntrl": frozenset([*range(32), 127]),
    b"digit": frozenset(b"0123456789"),
    b"graph": frozenset(range(33, 127)),
    b"lower": frozenset(range(97, 123)),
    b"print": frozenset(range(32, 127)),
    b"punct": frozenset(byte for byte in range(33, 127) if not chr(byte).isalnum()),
    b"space": _BLANKS,
    b"upper": frozenset(range(65, 91)),
    b"xdigit": frozenset(b"0123456789abcdefABCDEF"),
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """`None` among the parts is `**`; what is not anchored holds for the last part alone."""

    parts: tuple[tuple[_Segment, ...] | None, ...]
    anchored: bool
    folder_only: bool

    def matches(self, path: Sequence[bytes], folder: bool) -> bool:
        """Whether the whole path, given in parts, is meant. `folder` says what stands there."""
        if self.folder_only and not folder:
            return False
        return _match_parts(self.parts, path if self.anchored else path[-1:])


def parse_pattern(text: bytes) -> Pattern | None:
    """The pattern, without sign; `None` for one that git holds for nothing."""
    folder_only = text.endswith(b"/")
    text = text.removesuffix(b"/")
    anchored = b"/" in text
    text = text.removeprefix(b"/")
    if not text:
        return None
    parts: list[tuple[_Segment, ...] | None] = []
    split = _split(text)
    if split is None:
        return None
    for part in split:
        if len(part) > 1 and anchored and not part.strip(b"*"):
            parts.append(None)
            continue
        segments = _segments(part)
        if segments is None:
            return None
        parts.append(segments)
    return Pattern(tuple(parts), anchored, folder_only)


def _split(text: bytes) -> list[bytes] | None:
    """The parts between slashes, of which a bracket may hold some; `None` if one does not end."""
    parts: list[bytes] = []
    start = at = 0
    while at < len(text):
        escaped = text[at] == ord("\\")
        if text[at : at + 2] == b"\\/" or text[at] == ord("/"):
            parts.append(text[start:at])
            start = at = at + 1 + escaped
        elif text[at] == ord("["):
            found = _bracket(text, at + 1)
            if found is None:
                return None
            at = found[1]
        else:
            at += 1 + escaped
    return [*parts, text[start:]]


def _segments(part: bytes) -> tuple[_Segment, ...] | None:
    """What stands between the stars; `None` for a bracket or an escape that does not end."""
    segments: list[_Segment] = []
    places: list[_Byte] = []
    at = 0
    while at < len(part):
        byte = part[at]
        at += 1
        if byte == ord("*"):
            while part[at : at + 1] == b"*":
                at += 1
            segments.append(_segment(places))
            places = []
        elif byte == ord("?"):
            places.append(_ALL)
        elif byte == ord("["):
            found = _bracket(part, at)
            if found is None:
                return None
            allowed, at = found
            places.append(allowed)
        else:
            if byte == ord("\\"):
                if at == len(part):
                    return None
                byte = part[at]
                at += 1
            places.append(frozenset((byte,)))
    segments.append(_segment(places))
    return tuple(segments)


def _segment(places: list[_Byte]) -> _Segment:
    if all(len(place) == 1 for place in places):
        return bytes(byte for place in places for byte in place)
    return tuple(places)


def _bracket(part: bytes, at: int) -> tuple[_Byte, int] | None:
    """The bytes that a bracket allows and where it ends; `at` is behind its opening."""
    negated = part[at : at + 1] in {b"!", b"^"}
    at += negated
    allowed: set[int] = set()
    first, previous = True, None
    while True:
        if at >= len(part):
            return None
        byte = part[at]
        if byte == ord("]") and not first:
            break
        first = False
        if part[at : at + 2] == b"[:":
            end = part.find(b":]", at + 2)
            name = part[at + 2 : end] if end >= 0 else b""
            if name not in _CLASSES:
                return None
            allowed |= _CLASSES[name]
            previous, at = None, end + 2
            continue
        if byte == ord("-") and previous is not None and part[at + 1 : at + 2] not in {b"", b"]"}:
            at += 1
            at += part[at] == ord("\\")
            if at >= len(part):
                return None
            allowed.update(range(previous, part[at] + 1))
            previous, at = None, at + 1
            continue
        if byte == ord("\\"):
            at += 1
            if at >= len(part):
                return None
            byte = part[at]
        allowed.add(byte)
        previous, at = byte, at + 1
    return (_ALL - allowed if negated else frozenset(allowed)), at + 1


def _match_parts(pattern: Sequence[tuple[_Segment, ...] | None], path: Sequence[bytes]) -> bool:
    """Part against part, `**` taking as few as will do and, at the end, at least one."""

    def holds(at: int, part: int) -> bool:
        segments = pattern[at]
        return segments is not None and _match_part(segments, path[part])

    at = part = 0
    star: tuple[int, int] | None = None
    while part < len(path):
        if at < len(pattern) and pattern[at] is None:
            if at == len(pattern) - 1:
                return True
            star = (at + 1, part)
            at += 1
        elif at < len(pattern) and holds(at, part):
            at, part = at + 1, part + 1
        elif star is not None:
            star = (star[0], star[1] + 1)
            at, part = star
        else:
            return False
    return at == len(pattern)


def _match_part(segments: tuple[_Segment, ...], name: bytes) -> bool:
    first, *rest = segments
    if not _stands_at(first, name, 0):
        return False
    at = len(first)
    if not rest:
        return at == len(name)
    last = rest.pop()
    for segment in rest:
        found = _earliest(segment, name, at)
        if found < 0:
            return False
        at = found + len(segment)
    return len(name) - len(last) >= at and _stands_at(last, name, len(name) - len(last))


def _stands_at(segment: _Segment, name: bytes, at: int) -> bool:
    if isinstance(segment, bytes):
        return name.startswith(segment, at)
    there = name[at : at + len(segment)]
    return len(there) == len(segment) and all(
        byte in allowed for byte, allowed in zip(there, segment, strict=True)
    )


def _earliest(segment: _Segment, name: bytes, at: int) -> int:
    if isinstance(segment, bytes):
        return name.find(segment, at)
    places = range(at, len(name) - len(segment) + 1)
    return next((place for place in places if _stands_at(segment, name, place)), -1)


def rule_lines(text: str) -> Iterator[bytes]:
    """The lines that hold rules. Raises `InvalidInput` beyond the limits."""
    data = text.removeprefix("\ufeff").encode(errors="replace")
    lines = [line.removesuffix(b"\r") for line in data.split(b"\n")]
    rules = [line for line in lines if line.strip() and not line.startswith(b"#")]
    if len(data) > MOST_BYTES or len(rules) > MOST_RULES:
        raise InvalidInput("rules-too-many", limit=MOST_RULES, bytes=MOST_BYTES)
    return iter(rules)


def last_match(
    rules: Iterable[tuple[Pattern, bool]], path: Sequence[bytes], folder: bool
) -> bool | None:
    """What the last rule that holds says; rules come the last first."""
    return next((says for pattern, says in rules if pattern.matches(path, folder)), None)
