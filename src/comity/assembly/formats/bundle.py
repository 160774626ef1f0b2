"""The JSON file of a decision bundle: canonical (RFC 8785), so that one bundle is one sequence of
bytes, and a changed byte a changed bundle."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import msgspec
import rfc8785

from comity.assembly.domain.bundle_findings import Trust, verify
from comity.assembly.domain.decision_bundle import DecisionBundle, Part, canonical, plain
from comity.assembly.domain.election_bundle import Bundle, ElectionBundle
from comity.assembly.domain.findings import Finding, finding_of
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Parameter

MOST_BYTES = 64 * 1024 * 1024
_FRACTION = re.compile(r"-?[0-9]{1,60}(/[1-9][0-9]{0,59})?")
_PLACE = re.compile(r"at `\$\.([a-z]+)")


class BundleUnreadable(InvalidInput):
    """No bundle as this writes them; `part` is where it stops being one."""

    def __init__(self, id: str, part: Part, **about: Parameter) -> None:
        self.part = part
        super().__init__(id, remedy=None, **{"part": str(part), **about})


def write_bundle(bundle: Bundle) -> bytes:
    """Raises `InvalidInput("bundle-not-canonical")`."""
    return canonical(bundle)


def read_bundle(data: bytes) -> Bundle:
    """What the file says; proves nothing. Raises `BundleUnreadable`: `bundle-too-large`,
    `bundle-malformed`, and `bundle-rewritten` for what says the same in other bytes, or more."""
    if len(data) > MOST_BYTES:
        raise BundleUnreadable("bundle-too-large", Part.FILE, limit=MOST_BYTES)
    try:
        bundle = _decoded(data.decode())
        written = canonical(bundle)
    except (msgspec.MsgspecError, InvalidInput, ValueError, RecursionError) as error:
        raise BundleUnreadable("bundle-malformed", _place(error), problem=str(error)) from error
    if any(each.entry.at.tzinfo is None for each in bundle.proof):
        raise BundleUnreadable("bundle-malformed", Part.PROOF, problem="a time without zone")
    if written != data:
        raise BundleUnreadable("bundle-rewritten", _difference(data, bundle))
    return bundle


def inspect_bundle(data: bytes, trust: Trust) -> tuple[Finding, ...]:
    """What is wrong with a file, from its first byte to the count."""
    try:
        bundle = read_bundle(data)
    except BundleUnreadable as error:
        return (finding_of(error.part, "unreadable", error),)
    return verify(bundle, trust)


def fraction_from(wanted: type, value: object) -> Fraction:
    """For the decoders of msgspec."""
    if wanted is Fraction and isinstance(value, str) and _FRACTION.fullmatch(value):
        return Fraction(value)
    raise ValueError("not a fraction")


class _OfFormat(msgspec.Struct):
    format: str = ""


_format = msgspec.json.Decoder(_OfFormat)
_DECODERS: Mapping[str, msgspec.json.Decoder[Bundle]] = {
    "comity-decision": msgspec.json.Decoder(DecisionBundle, dec_hook=fraction_from),
    "comity-election": msgspec.json.Decoder(ElectionBundle, dec_hook=fraction_from),
}


def _decoded(text: str) -> Bundle:
    """The decoders themselves skip over unknown names. Raises `ValueError` for another format."""
    decoder = _DECODERS.get(_format.decode(text).format)
    if decoder is None:
        raise ValueError(f"its format is none of {', '.join(_DECODERS)}")
    return decoder.decode(text)


def _place(error: Exception) -> Part:
    found = _PLACE.search(str(error))
    names = {str(part) for part in Part}
    return Part(found[1]) if found and found[1] in names else Part.FILE


def _difference(data: bytes, bundle: Bundle) -> Part:
    """The first part that says something else when it is written again."""
    given: dict[str, Any] = msgspec.json.decode(data)
    for name, value in plain(bundle).items():
        try:
            same = name in given and rfc8785.dumps(given[name]) == rfc8785.dumps(value)
        except rfc8785.CanonicalizationError:
            same = False
        if not same:
            return Part(name) if name in {str(part) for part in Part} else Part.FILE
    return Part.FILE
