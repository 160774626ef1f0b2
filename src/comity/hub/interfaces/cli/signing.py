"""`comity hub keys`: the keys with which this node signs."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.hub.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

app = typer.Typer(no_args_is_help=True, help="Keys with which this node signs commits.")


@app.command("list", epilog="Example:\n\ncomity hub keys list")
def list_() -> None:
    """Fingerprint, whose, from when, and until when or since when revoked."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.hub.queries.signing_keys import published_keys

        for key in published_keys():
            state = f"revoked {key.revoked_at:%Y-%m-%d}" if key.revoked_at else "good"
            if not key.revoked_at and key.valid_until:
                state = f"until {key.valid_until:%Y-%m-%d}"
            typer.echo(f"{key.id}\t{key.holder}\t{key.valid_from:%Y-%m-%d}\t{state}")


@app.command(epilog="Example:\n\ncomity hub keys rotate")
def rotate() -> None:
    """Make a key, the first or one to replace the one in use; what that signed stays good."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.hub.actions.change_signing_keys import rotate_key
        from comity.hub.queries.callers import OPERATING

        key = rotate_key(caller=OPERATING)
    typer.echo(render(Message("key-made", {"key": key.id})))


@app.command(epilog="Example:\n\ncomity hub keys revoke 5f3a...")
def revoke(
    key: Annotated[str, typer.Argument(help="Its fingerprint.", show_default=False)],
) -> None:
    """Take a stolen key out of use: nothing that it ever signed proves anything any more."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.hub.actions.change_signing_keys import revoke_key
        from comity.hub.queries.callers import OPERATING

        revoke_key(caller=OPERATING, key=key)
    typer.echo(render(Message("key-revoked", {"key": key})))
