"""Rules of entry into force as plain data, for YAML, JSON and the database, and back."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import msgspec

from comity.assembly.domain.entry_rules import EntryRule
from comity.assembly.domain.shares import share_of
from comity.kernel.domain.errors import InvalidInput


def rule_to_plain(rule: EntryRule) -> dict[str, Any]:
    """The same rule always gives the same data. What is left at its default is left out."""
    plain = msgspec.to_builtins(rule, enc_hook=_written, order="sorted")
    shortened: dict[str, Any] = _shortened(plain)
    return shortened


def rule_from_plain(plain: object) -> EntryRule:
    """Shares may be written in any way that `share_of` reads. Raises `InvalidInput`:
    `entry-rule-malformed`, `entry-rule-key`, `share-malformed`, `share-outside`, and what
    `EntryRule` and `Condition` raise."""
    try:
        rule = msgspec.convert(plain, EntryRule, dec_hook=_read)
    except msgspec.ValidationError as error:
        raise InvalidInput("entry-rule-malformed", problem=str(error)) from error
    understood = msgspec.to_builtins(rule, enc_hook=_written, order="sorted")
    for key in _unknown(plain, understood):
        raise InvalidInput("entry-rule-key", key=key)
    return rule


def _written(value: object) -> str:
    if isinstance(value, Fraction):
        return str(value)
    raise NotImplementedError(type(value))


def _read(wanted: type, value: object) -> Fraction:
    if wanted is Fraction and isinstance(value, str):
        return share_of(value)
    raise msgspec.ValidationError(f"Expected a share such as '2/3', got {value!r}")


def _shortened(plain: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(plain, list | tuple):
        return [_shortened(each) for each in plain]
    if isinstance(plain, dict):
        kept = {key: _shortened(value) for key, value in plain.items()}
        defaults = {"weight": "one", "binds": "consenting"}
        return {
            key: value
            for key, value in kept.items()
            if value not in (None, "", 0, False, [], defaults.get(key))
        }
    return plain


def _unknown(given: Any, understood: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    """Keys that the reader passed over: a misspelt one would change the rule in silence."""
    if isinstance(given, dict) and isinstance(understood, dict):
        for key, value in given.items():
            if key not in understood:
                yield key
            else:
                yield from _unknown(value, understood[key])
    elif isinstance(given, list | tuple) and isinstance(understood, list | tuple):
        for one, other in zip(given, understood, strict=False):
            yield from _unknown(one, other)
