"""The site for nginx that ships, in front of a hub: the real client through it, whole files sent by
nginx itself, and nothing that it may send reached without being asked for by the hub."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from tests.hub.node import ROOT, Node, Person, _free_port, _wait, running

SITE = ROOT / "deploy" / "nginx" / "comity.conf"
NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
INTERNAL = "/internal-hub"
SIZE = 3_000_000

UPLOAD = """
name, size = given
api.create_repo(name, private=True)
data = b"".join(i.to_bytes(4, "big") for i in range(size // 4))
api.upload_file(path_or_fileobj=data, path_in_repo="weights.bin", repo_id=name)
"""
DOWNLOAD = """
from hashlib import sha256
from huggingface_hub import hf_hub_download
out = sha256(Path(hf_hub_download(given[0], "weights.bin")).read_bytes()).hexdigest()
"""
EXPECTED = sha256(b"".join(i.to_bytes(4, "big") for i in range(SIZE // 4))).hexdigest()

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed (nginx-light)")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[tuple[Node, Path]]:
    """The hub as clients reach it through nginx, and nginx's access log."""
    folder = tmp_path_factory.mktemp("nginx")
    with (
        running(folder, like=migrated, COMITY_HUB_ACCEL_PREFIX=INTERNAL) as node,
        nginx_before(node, folder) as address,
    ):
        yield replace(node, address=address), folder / "access.log"


@contextmanager
def nginx_before(node: Node, folder: Path) -> Iterator[str]:
    """nginx with the site that ships, without TLS, on a free port."""
    port, site = _free_port(), SITE.read_text()
    behind = node.address.removeprefix("http://")
    for pattern, here in {
        r"server \{\s+listen 80;.*?\n\}\n": "",
        r"listen \[::\].*?;": "",
        r"listen 443 ssl http2;": f"listen 127.0.0.1:{port};",
        r"ssl_[a-z_]+ .*?;": "",
        r"127\.0\.0\.1:8000": behind,
        r"/var/cache/nginx/comity": f"{folder}/cache",
        r"/var/lib/comity/": f"{folder}/data/",
        # Clients build addresses from the host that they asked; here it has a port.
        r"Host \$host;": "Host $http_host;",
    }.items():
        site, times = re.subn(pattern, here, site, flags=re.DOTALL)
        assert times, f"{pattern} is not in {SITE}"
    (folder / "site.conf").write_text(site)
    user = "user root;" if os.geteuid() == 0 else ""
    bodies = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; {user} pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f'http {{ log_format told "$request_uri $status $body_bytes_sent '
        f'$upstream_http_x_accel_redirect"; access_log {folder}/access.log told;\n'
        f"{bodies} include {folder}/site.conf; }}\n"
    )
    command = [str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        _wait(port, process, folder)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def ada(hub: tuple[Node, Path]) -> Person:
    """She has uploaded a file to a private repository, through nginx."""
    node, _log = hub
    person = node.person("ada")
    node.client(person, UPLOAD, "ada/large", SIZE)
    return person


def test_the_client_uploads_and_downloads_through_it(hub: tuple[Node, Path], ada: Person) -> None:
    assert hub[0].client(ada, DOWNLOAD, "ada/large", home="fresh") == EXPECTED


def test_nginx_sends_whole_files_and_ranges_by_itself(hub: tuple[Node, Path], ada: Person) -> None:
    node, log = hub
    address = f"{node.address}/ada/large/resolve/main/weights.bin"
    whole = httpx.get(address, headers=ada.headers)
    assert sha256(whole.content).hexdigest() == EXPECTED
    part = httpx.get(address, headers={**ada.headers, "Range": "bytes=4-11"})
    assert (part.status_code, part.content) == (206, bytes([0, 0, 0, 1, 0, 0, 0, 2]))
    assert part.headers["Content-Range"] == f"bytes 4-11/{SIZE}"
    assert part.headers["ETag"] == whole.headers["ETag"] == f'"{EXPECTED}"'
    for name in ("X-Content-Type-Options", "Content-Security-Policy", "X-Repo-Commit"):
        asked = httpx.head(address, headers=ada.headers).headers[name]
        assert [whole.headers[name], part.headers[name]] == [asked, asked]
    sent = [line for line in log.read_text().splitlines() if INTERNAL in line]
    assert [line.split()[1:3] for line in sent if "resolve" in line][-2:] == [
        ["200", str(SIZE)],
        ["206", "8"],
    ]


def test_a_part_of_another_version_is_answered_with_all_of_this_one(
    hub: tuple[Node, Path], ada: Person
) -> None:
    address = f"{hub[0].address}/ada/large/resolve/main/weights.bin"
    for tag, status in ((EXPECTED, 206), ("0" * 64, 200)):
        headers = {**ada.headers, "Range": "bytes=4-11", "If-Range": f'"{tag}"'}
        assert httpx.get(address, headers=headers).status_code == status


def test_nobody_reaches_what_it_may_send_without_the_hub(
    hub: tuple[Node, Path], ada: Person
) -> None:
    node, log = hub
    httpx.get(f"{node.address}/ada/large/resolve/main/weights.bin", headers=ada.headers)
    within = [line.split()[-1] for line in log.read_text().splitlines() if INTERNAL in line][-1]
    assert httpx.get(node.address + within, headers=ada.headers).status_code == 404
    refused = httpx.get(f"{node.address}/ada/large/resolve/main/weights.bin")
    assert refused.status_code == 401
    assert refused.headers["X-Error-Code"] == "RepoNotFound"


def test_a_copy_that_is_fresh_is_not_sent_again(hub: tuple[Node, Path], ada: Person) -> None:
    headers = {**ada.headers, "If-None-Match": f'"{EXPECTED}"'}
    answer = httpx.get(f"{hub[0].address}/ada/large/resolve/main/weights.bin", headers=headers)
    assert (answer.status_code, answer.content) == (304, b"")
