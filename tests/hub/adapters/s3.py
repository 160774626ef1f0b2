"""S3 on this machine: moto's server, with a bucket."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import httpx
from moto.server import ThreadedMotoServer

BUCKET = "hub"
PAGE = 20
"""How many keys an answer lists; a thousand, as S3 has it, take moto long to hold."""
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_REGION": "us-east-1",
}


@contextmanager
def s3_server() -> Iterator[str]:
    """The address of a server with an empty bucket."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        _, port = server.get_host_and_port()
        address = f"http://127.0.0.1:{port}"
        httpx.post(f"{address}/moto-api/reset").raise_for_status()
        httpx.put(f"{address}/{BUCKET}").raise_for_status()
        with patch.dict(os.environ, {**ENVIRONMENT, "MOTO_S3_DEFAULT_MAX_KEYS": str(PAGE)}):
            yield address
    finally:
        server.stop()
