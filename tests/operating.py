"""A machine for the commands of docs/operate: folders of its own in place of those of the system,
a PostgreSQL database of its own, and this environment in place of a virtual one."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import yaml
from tests.cli.processes import comity
from tests.documents import ROOT, fault_of, fenced
from tests.forking import Ended

DEPLOY = ROOT / "deploy"
ADDRESS = "postgres://comity@127.0.0.1:5432/comity"
KEY = "a key of forty-eight characters for the tests ..."
CODES = {
    "DATABASE_URL=mysql://u:p@h/d comity migrate": 3,
    # The text that is held here is a line long, and bears nothing out.
    "comity corpus check --texts ~/.local/share/comity/texts": 1,
}
"""Commands that are shown for the error that they end in, with its exit code."""


@dataclass
class Machine:
    folder: Path
    environ: dict[str, str]
    postgres: str
    """the address of a server where databases may be made, "" for none"""
    role: str
    ran: list[str] = field(default_factory=list)

    @property
    def database(self) -> str:
        parts = urlsplit(self.postgres)
        return f"postgres://{self.role}@{parts.hostname}:{parts.port or 5432}/{self.role}"

    def here(self, command: str) -> str:
        """The command with what belongs to the system replaced by what belongs to this machine."""
        places = {
            "/var/lib/comity": "data",
            "/var/backups/comity": "backups",
            "/opt/comity": "opt",
            "/etc/comity": "etc",
            "/etc/systemd/system": "units",
            "/etc/nginx/conf.d": "nginx",
            "/tmp/": "tmp/",  # noqa: S108
            "~/.local/share/comity": "data",
            "/backups/": "backups/",
        }
        command = command.replace(ADDRESS, self.database)
        command = command.replace("postgres://comity@db/comity", self.database)
        either = "|".join(map(re.escape, places))
        command = re.sub(
            rf"(?:(?<![\w/])|(?<=sqlite:///))(?:{either})",
            lambda found: f"{self.folder}/{places[found[0]]}",
            command,
        )
        command = command.replace("/var/cache/comity", self.environ["COMITY_CACHE"])
        command = command.replace("--owner comity --group comity ", "")
        command = re.sub(
            r"COMITY_SECRET_KEY=\.\.\.", f"COMITY_SECRET_KEY={shlex.quote(KEY)}", command
        )
        if command.startswith(("createuser", "createdb")):
            command = re.sub(r"(?<=--owner )comity|comity$", self.role, command)
        return command

    def run(self, command: str) -> None:
        """Run one command of a page, or what stands in for it. Raises `AssertionError`."""
        for pattern, stand_in in STAND_INS.items():
            if re.search(pattern, command):
                stand_in(self, command)
                break
        else:
            self.shell(self.here(command), code=CODES.get(command, 0))
        self.ran.append(command)

    def shell(self, command: str, *, code: int = 0) -> str:
        """What the shell would do; a line that is no more than settings, `comity` and words is
        run without one, by a process that has Comity loaded."""
        where = self.folder / "source"
        ended: Ended | subprocess.CompletedProcess[str]
        if PLAIN.fullmatch(command):
            settings, words = settings_and_words(command)
            ended = comity(self.environ | settings, *words[1:], folder=where)
        else:
            ended = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", command],
                env=self.environ,
                cwd=where,
                capture_output=True,
                text=True,
                stdin=subprocess.DEVNULL,
                timeout=600,
            )
        assert ended.returncode == code, f"{command}\n{ended.stdout}{ended.stderr}"
        return ended.stdout


PLAIN = re.compile(r"(?:[A-Z_]+=[^\s$`;|&<>()~*?\"'\\]* )*comity (?:[^$`;|&<>()~*?\"\\\n])+")
"""A line that means to the shell what `shlex` makes of it."""


def settings_and_words(command: str) -> tuple[dict[str, str], list[str]]:
    words = shlex.split(command)
    start = words.index("comity")
    return dict(word.split("=", 1) for word in words[:start]), words[start:]


def export(machine: Machine, command: str) -> None:
    name, _, value = machine.here(command).removeprefix("export ").partition("=")
    if name != "PATH":
        machine.environ[name] = value


def make(machine: Machine, command: str) -> None:
    """What `make` would do, without a second environment: the Makefile's own words."""
    planned = machine.shell(f"{command} --dry-run --directory {ROOT}")
    assert "comity " + command.split()[1] in planned


def venv(machine: Machine, command: str) -> None:
    """This environment stands where the new one would."""
    place = Path(shlex.split(machine.here(command))[-1])
    machine.shell(f"python3 -m venv --without-pip {place}")
    (place / "bin" / "comity").symlink_to(Path(sys.executable).with_name("comity"))


def pip(machine: Machine, command: str) -> None:
    """Nothing is installed twice: what is named is there, and every package has a hash."""
    words = shlex.split(command)
    for name in (words[n + 1] for n, word in enumerate(words) if word == "--requirement"):
        text = (ROOT / name).read_text().replace("\\\n", " ")
        lines = [line for line in text.splitlines() if line.strip() and line[0] not in "# "]
        assert lines
        assert [line for line in lines if "--hash=sha256:" not in line or "==" not in line] == []
    assert words[-1] != "." or (ROOT / "pyproject.toml").is_file()
    installed = machine.shell(f"{sys.executable} -m pip --version || echo none")
    if installed != "none\n":
        machine.shell(f"{sys.executable} -m pip install --help | grep -- --no-build-isolation")


def serve(machine: Machine, command: str) -> None:
    """A server on a free port of this machine that is ready, and stops when told to."""
    command = re.sub(r" --(port|host) \S+", "", machine.here(command))
    with (machine.folder / "log").open("a") as log:
        process = subprocess.Popen(
            ["bash", "-c", re.sub("comity serve", "exec comity serve --port 0", command)],
            env=machine.environ,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    assert process.stdout is not None
    try:
        found = re.search(r"http://\S+?(?=[.,] |, )", process.stdout.readline())
        assert found, (machine.folder / "log").read_text()[-2000:]
        host = re.search(r"COMITY_HOSTS=(\S+)", command)
        headers = {"Host": host[1]} if host else {}
        ready = httpx.get(f"{found[0]}/health/ready", timeout=60, headers=headers)
        assert ready.status_code == 200
    finally:
        process.send_signal(signal.SIGTERM)
        process.stdout.close()
        process.wait(60)
    assert process.returncode == 0


def units(machine: Machine, command: str) -> None:
    """Install the units; their program is the one of this environment."""
    machine.shell(machine.here(command))
    for path in (machine.folder / "units").iterdir():
        here = Path(sys.executable).with_name("comity")
        path.write_text(path.read_text().replace("/opt/comity/venv/bin/comity", str(here)))


def verify_units(machine: Machine, command: str) -> None:
    if shutil.which("systemd-analyze"):
        machine.shell(f"{machine.here(command)} 2>&1")
    else:
        known_units(machine, "systemctl start comity.service")


def known_units(machine: Machine, command: str) -> None:
    """No systemd runs here: the units that are named are there."""
    named = re.findall(r"\S+\.(?:service|timer)", command)
    assert named or "daemon-reload" in command or "reload nginx" in command
    assert {name for name in named if not (DEPLOY / "systemd" / name).is_file()} == set()


def nginx(machine: Machine, command: str) -> None:
    """The site in a configuration of its own, on ports that are free, with a certificate."""
    if not shutil.which("nginx"):
        return
    folder = machine.folder / "nginx"
    machine.shell(
        f"openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=rules.example.org "
        f"-keyout {folder}/privkey.pem -out {folder}/fullchain.pem 2>/dev/null"
    )
    site = (folder / "comity.conf").read_text()
    site = site.replace("/etc/ssl/rules.example.org", str(folder))
    site = site.replace("/var/cache/nginx/comity", f"{folder}/cache")
    site = re.sub(r"listen \[::\]:\d+.*;", "", site)
    site = site.replace("listen 80", "listen 127.0.0.1:48080").replace(
        "listen 443", "listen 127.0.0.1:48443"
    )
    (folder / "comity.conf").write_text(site)
    (folder / "nginx.conf").write_text(
        f"pid {folder}/pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; include {folder}/comity.conf; }}\n"
    )
    machine.shell(f"{command} -c {folder}/nginx.conf 2>&1")


def useradd(machine: Machine, command: str) -> None:
    """No user is added to this machine; the program knows these options."""
    known = machine.shell("useradd --help")
    assert {
        word for word in shlex.split(command) if word.startswith("--") and word not in known
    } == set()


def compose(machine: Machine, command: str) -> None:
    """No container engine is asked: what is named is in the file, what is run is a command."""
    services: dict[str, Any] = yaml.safe_load((DEPLOY / "container" / "compose.yaml").read_text())[
        "services"
    ]
    words = shlex.split(command)[2:]
    if "comity" in words:
        assert "comity" in services
        inner = words[words.index("comity") + 1 :]
        if inner:
            assert inner[0] == "comity"
            assert fault_of(inner[1:], complete=True) == ""


def as_user(machine: Machine, command: str) -> None:
    machine.shell(machine.here(command.partition(" -- ")[2]))


def kept_head(machine: Machine, command: str) -> None:
    """The head that is printed on the page is of another log: ours stands in for it."""
    head = machine.shell("comity audit head").strip()
    machine.shell(re.sub(r"\d+:[0-9a-f]{64}", head, command))


def with_postgres(machine: Machine, command: str) -> None:
    if machine.postgres:
        machine.shell(machine.here(command))


STAND_INS: dict[str, Callable[[Machine, str], None]] = {
    r"^export ": export,
    r"^make ": make,
    r"^python3 -m venv ": venv,
    r"/pip install ": pip,
    r"^(.*=\S+ )?comity serve\b": serve,
    r"\.service .*/etc/systemd/system$": units,
    r"^systemd-analyze verify": verify_units,
    r"^(systemctl|journalctl) ": known_units,
    r"^nginx -t": nginx,
    r"^useradd ": useradd,
    r"^docker compose ": compose,
    r"^runuser ": as_user,
    r"comity audit verify --head \d": kept_head,
    r"^(createuser|createdb) |^(DATABASE_URL=|comity move .*)postgres://": with_postgres,
}
"""What can't be run as it stands, and what is done in its place."""

PROGRAMS = (
    r"comity|make|python3|/opt/\S+|export|createuser|createdb|useradd|install|openssl|chmod|"
    r"systemd-analyze|systemctl|journalctl|runuser|nginx|umask|echo|docker"
)
COMMAND = re.compile(rf"(?:[A-Z_]+=\S* )*(?:{PROGRAMS}) (?!\S+: )\S")
SHOWN = re.compile(
    r"comity: |[{\"]| +\"|release [0-9a-f]|Loaded: |The audit log is |head \d|tree [0-9a-f]|"
    r"Comity listens|COMITY_TRUSTED_PROXIES=|\+\+\+"
)
"""Lines of blocks that are not typed: what is printed, and settings."""


def commands_of(text: str) -> Iterator[str]:
    """The commands in the indented blocks of a page, in their order. Raises `AssertionError` for a
    line that is neither a command nor known to be printed."""
    assert fenced(text, "sh") == [], "commands stand in indented blocks"
    for line in re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL).splitlines():
        if not line.startswith("    "):
            continue
        words = line.strip().removeprefix("$ ")
        if COMMAND.match(words):
            yield re.sub(r"\s+# .*$", "", words)
        else:
            assert SHOWN.match(line[4:]), f"neither a command nor what one prints: {line}"


def variables(folder: Path, cache: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    here = str(Path(sys.executable).parent)
    return kept | {
        "PATH": f"{here}:{kept['PATH']}",
        "COMITY_DATA": str(folder / "data"),
        "COMITY_CACHE": cache,
    }
