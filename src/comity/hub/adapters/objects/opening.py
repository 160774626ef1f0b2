"""The object store that an address names."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from comity.hub.adapters.objects.folder import FolderObjects
from comity.hub.adapters.objects.store import ObjectStore
from comity.kernel.domain.errors import InvalidInput


def open_objects(address: str) -> ObjectStore:
    """A folder, or `s3://bucket/prefix`. Raises `InvalidInput("store-address")`."""
    if "://" not in address:
        return FolderObjects(Path(address).expanduser())
    parts = urlsplit(address)
    if parts.scheme != "s3" or not parts.netloc or parts.query or parts.username:
        raise InvalidInput("store-address", address=address.split("@")[-1])
    from comity.hub.adapters.objects.s3 import S3Objects

    endpoint = os.environ.get("COMITY_S3_ENDPOINT", "")
    return S3Objects(parts.netloc, parts.path.strip("/"), endpoint=endpoint)
