"""Where this node keeps what the hub holds: by the settings, opened once for each process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from comity.hub.adapters.assembled import AssembledFiles
from comity.hub.adapters.objects.opening import open_objects
from comity.hub.adapters.objects.store import ObjectStore
from comity.hub.adapters.running_digests import RunningDigests
from comity.hub.adapters.staging import Staging


def objects() -> ObjectStore:
    return _objects(settings.HUB_STORE)


def staging() -> Staging:
    return _staging(str(settings.HUB_FOLDER))


def assembled() -> AssembledFiles:
    return _assembled(str(settings.HUB_FOLDER), settings.HUB_CACHE_LIMIT)


def running_digests_of(upload: str) -> RunningDigests:
    return RunningDigests(hashing_folder(), Path(settings.HUB_FOLDER) / "locks/hashing", upload)


def hashing_folder() -> Path:
    return Path(settings.HUB_FOLDER) / "hashing"


def blob_key(sha256: str) -> str:
    """A content that is stored whole."""
    return f"blobs/{sha256[:2]}/{sha256[2:4]}/{sha256}"


def xorb_key(hash_hex: str) -> str:
    return f"xorbs/{hash_hex[:2]}/{hash_hex[2:4]}/{hash_hex}"


def index_key(hash_hex: str) -> str:
    """The chunk table of a xorb."""
    return f"indexes/{hash_hex[:2]}/{hash_hex[2:4]}/{hash_hex}"


@cache
def _objects(address: str) -> ObjectStore:
    return open_objects(address)


@cache
def _staging(folder: str) -> Staging:
    return Staging(Path(folder) / "incoming")


@cache
def _assembled(folder: str, limit: int) -> AssembledFiles:
    return AssembledFiles(Path(folder) / "assembled", limit)
