"""`comity serve`: the web platform, one command."""

from __future__ import annotations

import json
import logging.config
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli.serving import messages as _messages  # noqa: F401  # registers
from comity.cli.serving.database_use import database_kept
from comity.kernel.adapters.file_locks import file_lock
from comity.kernel.adapters.folders import cache_folder, data_folder
from comity.kernel.domain.errors import Conflict, StorageFailure
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

if TYPE_CHECKING:
    from comity.cli.serving.port import HeldPort

METRICS = "PROMETHEUS_MULTIPROC_DIR"
ALLOCATORS = {
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_MMAP_THRESHOLD_": str(4 * 1024 * 1024),
    "MALLOC_TRIM_THRESHOLD_": str(16 * 1024 * 1024),
    "_RJEM_MALLOC_CONF": "narenas:2,dirty_decay_ms:1000",
}
"""Of glibc and of granian's jemalloc, for the children: what is free goes back to the system soon,
while the buffers of one piece are used again. What the operator set goes before."""
EXAMPLES = """Examples:

comity serve

comity serve --port 8080 --workers 4

COMITY_SECRET_KEY=... COMITY_HOSTS=rules.example.org comity serve --host 0.0.0.0

COMITY_READ_ONLY=1 comity serve
"""


def serve(
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")
    ] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Web worker processes.")] = 2,
    worker: Annotated[
        bool,
        typer.Option("--worker/--no-worker", help="Run background jobs and recurring work, too."),
    ] = True,
    tick_every: Annotated[
        int, typer.Option(min=1, metavar="SECONDS", help="How often recurring work is done.")
    ] = 300,
) -> None:
    """Run the web platform until Ctrl-C.

    Makes or updates the database first, loads the rules that ship into an empty one, and keeps
    the web server and the background worker running.
    """
    from comity.cli.serving.own_address import own_address
    from comity.cli.serving.port import hold_port
    from comity.cli.serving.secret_key import secret_key

    with ExitStack() as stack:
        held = hold_port(host, port)
        stack.enter_context(held.socket)
        # What the children are to share goes to them by the environment.
        os.environ["COMITY_SECRET_KEY"] = secret_key(
            os.environ, data_folder(), host=host, loopback=held.loopback
        )
        # A value that is neither 0 nor 1 is refused before anything is written.
        read_only = os.environ.get("COMITY_READ_ONLY", "").strip() == "1"
        if not read_only:
            stack.enter_context(database_kept())
        _prepare()
        for name, value in ALLOCATORS.items():
            os.environ.setdefault(name, value)
        if address := own_address(os.environ, held):
            os.environ["COMITY_ADDRESS"] = address
        os.environ[METRICS] = stack.enter_context(_metrics_folder())
        _supervise(
            held,
            workers=workers,
            jobs=worker and not read_only,
            tick_every=tick_every,
            said="serving-read-only" if read_only else "serving",
        )


def _prepare() -> None:
    """What failed there was told there."""
    from comity.cli.serving.supervisor import module

    # Ctrl-C in the terminal reaches us alone, and we end it.
    done = subprocess.run(  # noqa: S603  # our own module
        module("comity.cli.serving.preparing"), stdout=subprocess.PIPE, start_new_session=True
    )
    if done.returncode < 0:
        raise StorageFailure("server-did-not-start", code=done.returncode)
    if done.returncode:
        raise typer.Exit(done.returncode)
    found = json.loads(done.stdout.splitlines()[-1])
    logging.config.dictConfig(found["logging"])
    os.environ["COMITY_STATIC"] = found["static"]


@contextmanager
def _metrics_folder() -> Iterator[str]:
    """Where the processes count together; of this run alone. What a run that was killed left
    behind is taken away."""
    base = cache_folder() / "metrics"
    try:
        base.mkdir(parents=True, exist_ok=True)
        for left in base.iterdir():
            with suppress(Conflict), file_lock(left / "lock"):
                rmtree(left, ignore_errors=True)
        made = Path(mkdtemp(dir=base))
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailure("cannot-write", path=str(base), reason=reason) from error
    with file_lock(made / "lock"):
        yield str(made)
    rmtree(made, ignore_errors=True)


def _supervise(held: HeldPort, *, workers: int, jobs: bool, tick_every: int, said: str) -> None:
    from comity.cli.serving.children import Child
    from comity.cli.serving.process_metrics import observe
    from comity.cli.serving.supervisor import Supervisor, module

    environ = dict(os.environ)
    web = module("comity.cli.serving.web", held.host, held.port, workers)
    worker = Child("jobs", module("comity.cli.serving.jobs"), environ)
    supervisor = Supervisor(
        port=held,
        web=Child("web", web, environ),
        others=(worker,) if jobs else (),
        recurring=module("comity.cli", "tick") if jobs else (),
        tick_every=tick_every,
        environ=environ,
        observe=observe,
    )
    how = "Ctrl-C" if sys.stdin.isatty() else f"'kill {os.getpid()}'"
    words = render(Message(said, {"address": held.address, "how": how}))
    supervisor.run(lambda: typer.echo(words))
