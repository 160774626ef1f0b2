"""An interview as a short text that may stand in an address.

    1.<base64url of: 4 bytes of the SHA-256 of the JSON, then the JSON, compressed (raw deflate)>

The JSON is that of the profile, canonical: no spaces, no escapes, the facts in the order of the
answers, `null` for "I don't know". The digits before the dot are the version of the format. The
digest tells a damaged address from a whole one; it keeps nobody from writing another.
"""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from comity.kernel.domain.errors import ComityError, InvalidInput, Problems
from comity.kernel.domain.messages import Message
from comity.regulation.domain.interview import Interview
from comity.regulation.domain.vocabulary import Vocabulary
from comity.regulation.formats.profile_plain import interview_to_plain
from comity.regulation.formats.stated_values import StatedValues

VERSION = "1"
LONGEST = 6000
"""Characters of a token, so that an address with its other parts stays below 8000."""
LARGEST = 64 * 1024
"""Bytes of JSON."""
_CHECKED = 4
_START_AGAIN = Message("interview-ask-for-the-link-again")


def write_token(interview: Interview, vocabulary: Vocabulary) -> str:
    """Raises `InvalidInput("interview-too-long")` for what fits in no address."""
    body = _canonical(interview_to_plain(interview, vocabulary))
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(body) + packer.flush()
    digest = sha256(body).digest()[:_CHECKED]
    token = f"{VERSION}.{urlsafe_b64encode(digest + packed).decode().rstrip('=')}"
    if len(token) > LONGEST or len(body) > LARGEST:
        remedy = Message("interview-use-a-file")
        raise InvalidInput("interview-too-long", remedy=remedy, limit=LONGEST)
    return token


def read_token(token: str, stated: StatedValues) -> Interview:
    """The interview that was written. Raises `InvalidInput` for a token that is damaged or of a
    later version, and `Problems` for facts and choices that are not declared (any more)."""
    version, _, packed = token.partition(".")
    if len(token) > LONGEST or not packed:
        raise _damaged()
    if version != VERSION:
        raise InvalidInput("interview-other-version", version=version[:8])
    return _interview(_plain(_unpacked(packed)), stated)


def _unpacked(text: str) -> bytes:
    try:
        data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        if urlsafe_b64encode(data).decode().rstrip("=") != text:
            raise _damaged()
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        body = unpacker.decompress(data[_CHECKED:], LARGEST + 1)
    except (NotBase64, ValueError, zlib.error):
        raise _damaged() from None
    whole = unpacker.eof and not unpacker.unused_data and len(body) <= LARGEST
    if not whole or sha256(body).digest()[:_CHECKED] != data[:_CHECKED]:
        raise _damaged()
    return body


def _plain(body: bytes) -> dict[str, Any]:
    """The JSON, which must be what we would write: one text for one interview."""
    try:
        data = json.loads(body, parse_constant=_refused)
        if _canonical(data) != body:
            raise _damaged()
    except (ValueError, RecursionError):
        raise _damaged() from None
    if not isinstance(data, dict) or data.keys() != {"profile", "facts"}:
        raise _damaged()
    return data


def _interview(data: dict[str, Any], stated: StatedValues) -> Interview:
    head, facts = data["profile"], data["facts"]
    if not isinstance(head, dict) or not isinstance(facts, dict) or head.keys() - {"id", "title"}:
        raise _damaged()
    id, title = head.get("id"), head.get("title", {})
    if not isinstance(id, str) or not _is_prose(title):
        raise _damaged()
    answers, errors = {}, []
    for fact, value in facts.items():
        try:
            answers[fact] = stated.read(fact, value)
        except ComityError as error:
            errors.append(error)
    if errors:
        raise Problems("interview-problems", errors)
    return Interview(id=id, title=title, answers=answers)


def _canonical(data: Mapping[str, Any]) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def _is_prose(title: object) -> bool:
    return isinstance(title, dict) and all(isinstance(text, str) for text in title.values())


def _refused(constant: str) -> None:
    raise ValueError(constant)


def _damaged() -> InvalidInput:
    return InvalidInput("interview-damaged", remedy=_START_AGAIN)
