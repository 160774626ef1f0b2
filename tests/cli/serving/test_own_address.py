from __future__ import annotations

import socket

import pytest

from comity.cli.serving.own_address import NAMED_BY, own_address
from comity.cli.serving.port import HeldPort


@pytest.mark.parametrize(
    ("host", "environ", "address"),
    [
        ("127.0.0.1", {}, "http://127.0.0.1:8000"),
        ("::1", {"COMITY_HOSTS": ""}, "http://[::1]:8000"),
        ("0.0.0.0", {}, ""),  # noqa: S104
        *(("127.0.0.1", {each: "rules.example.org"}, "") for each in NAMED_BY),
    ],
)
def test_links_lead_to_this_machine_until_the_site_has_a_name(
    host: str, environ: dict[str, str], address: str
) -> None:
    with socket.socket() as held:
        assert own_address(environ, HeldPort(host, 8000, held)) == address
