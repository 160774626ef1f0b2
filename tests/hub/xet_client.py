"""What the real Xet client makes: it writes into a folder, nothing leaves the machine."""

from __future__ import annotations

import random
import struct
import tempfile
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import hf_xet

from comity.hub.domain.xet.hashes import from_hex


@dataclass(frozen=True)
class Uploaded:
    """What came of an upload: the contents, their Xet hashes, and the stored xorbs and shards."""

    contents: Mapping[str, bytes] = field(repr=False)
    hashes: Mapping[str, bytes]
    xorbs: Mapping[bytes, bytes] = field(repr=False)
    shards: tuple[bytes, ...] = field(repr=False)


@cache
def small_upload() -> Uploaded:
    """Files of every kind that fit into one xorb."""
    dice = random.Random(20261128)
    floats = [dice.gauss(0, 1) for _ in range(300_000)]
    return upload(
        {
            "random": dice.randbytes(1_500_000),
            "text": b"".join(b"line %d of a long text\n" % number for number in range(60_000)),
            "floats": struct.pack(f"<{len(floats)}f", *floats),
            "repeated": dice.randbytes(400_000) * 3,
            "nothing": b"",
            "letter": b"a",
        }
    )


@cache
def large_upload() -> Uploaded:
    """One file that does not fit into one xorb."""
    return upload({"large": random.Random(7).randbytes(70_000_000)})


def upload(contents: Mapping[str, bytes]) -> Uploaded:
    """Give `contents` to the client, which chunks, packs and lists them as for a server."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in contents.items():
            (folder / file).write_bytes(content)
        paths = [str(folder / file) for file in contents]
        with warnings.catch_warnings():
            # The functions that huggingface_hub itself still calls.
            warnings.simplefilter("ignore", DeprecationWarning)
            hf_xet.upload_files(paths, f"local://{folder / 'cas'}", None, None, None, None)
            hashes = [from_hex(each.hash) for each in hf_xet.hash_files(paths)]
        stored = folder / "cas" / "xet" / "xorbs"
        return Uploaded(
            contents,
            dict(zip(contents, hashes, strict=True)),
            {
                from_hex(file.name.removeprefix("default.")): file.read_bytes()
                for file in stored.glob("xorbs/default.*")
                if file.suffix != ".tagset"
            },
            tuple(file.read_bytes() for file in stored.glob("shards/*.mdb")),
        )
