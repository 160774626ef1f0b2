"""SHA-256 that can be put down in one process and gone on with in another.

`hashlib` does not give its state away. OpenSSL does, whose `SHA256_CTX` is 112 bytes of plain
numbers (`openssl/sha.h`); it is taken from the very library that `hashlib` has loaded. Where that
is another one, or built without these functions, `offered` is false.
"""

from __future__ import annotations

import ctypes
from functools import cache
from hashlib import sha256

STATE = 112
DIGEST = 32


class Sha256State:
    """As `hashlib.sha256()`. The processor is let go to other threads while it hashes. Raises
    `ValueError` for a state of another length."""

    def __init__(self, state: bytes | None = None) -> None:
        library = _library()
        if library is None:
            raise RuntimeError("OpenSSL does not offer its SHA-256")
        self._library = library
        self._context = ctypes.create_string_buffer(STATE)
        if state is None:
            library.SHA256_Init(self._context)
        elif len(state) == STATE:
            ctypes.memmove(self._context, state, STATE)
        else:
            raise ValueError("not a state of SHA-256")

    def update(self, data: bytes | memoryview) -> None:
        """Goes over `data`; a view must be of memory that may be written to, such as a private
        map, since its address can be had of no other. It is not written to."""
        length = ctypes.c_size_t(len(data))
        if isinstance(data, bytes):
            self._library.SHA256_Update(self._context, data, length)
        elif data:
            first = ctypes.c_char.from_buffer(data)
            self._library.SHA256_Update(self._context, ctypes.byref(first), length)

    def state(self) -> bytes:
        """What to go on from."""
        return self._context.raw

    def hexdigest(self) -> str:
        """Of what came so far; more may come."""
        copy = ctypes.create_string_buffer(self._context.raw, STATE)
        digest = ctypes.create_string_buffer(DIGEST)
        self._library.SHA256_Final(digest, copy)
        return digest.raw.hex()


def offered() -> bool:
    return _library() is not None


@cache
def _library() -> ctypes.CDLL | None:
    """OpenSSL, if it hashes as it should from a state that was put down."""
    try:
        import _hashlib

        library = ctypes.CDLL(_hashlib.__file__)
        context = ctypes.create_string_buffer(STATE + STATE)
        digest = ctypes.create_string_buffer(DIGEST)
        library.SHA256_Init(context)
        library.SHA256_Update(context, bytes(100), ctypes.c_size_t(100))
        beyond = context.raw[STATE:]
        again = ctypes.create_string_buffer(context.raw[:STATE], STATE)
        library.SHA256_Update(again, bytes(100), ctypes.c_size_t(100))
        library.SHA256_Final(digest, again)
    except (ImportError, OSError, AttributeError):
        return None
    right = not any(beyond) and digest.raw == sha256(bytes(200)).digest()
    return library if right else None
