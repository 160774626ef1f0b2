"""What must stand before the first page is answered: `python -m comity.cli.serving.preparing`.

Tables, rules, plans and static files; what was found goes to the output, as JSON on one line. It is
a process of its own because all that it loads, and the server that waits for it never needs, goes
with it.
"""

from __future__ import annotations

import json

import typer

from comity.cli.serving.parent import stop_with_parent
from comity.cli.telling import errors_told
from comity.kernel.adapters.database import open_database, set_up_django
from comity.kernel.adapters.folders import cache_folder
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.regulation.interfaces.cli.opening import jurisdiction_ids, rulebook


def main() -> None:
    """Ends as `comity serve` does where something fails, with the same words."""
    import comity.cli.main as _commands  # noqa: F401  # registers every message

    stop_with_parent()
    with errors_told():
        set_up_django()
        from django.conf import settings

        from comity.cli.serving.static_release import collected_static

        if prepare_database(read_only=settings.READ_ONLY):
            _tell("newer-release-ships")
        static = collected_static(cache_folder())
        if settings.EMAIL_FILE_PATH:  # nobody should wait for a mail that lies in a folder
            _tell("mail-in-folder", path=str(settings.EMAIL_FILE_PATH))
        print(json.dumps({"static": str(static), "logging": settings.LOGGING}))


def _tell(id: str, **params: str) -> None:
    typer.echo(f"comity: {render(Message(id, params))}", err=True)


def prepare_database(*, read_only: bool) -> bool:
    """Bring the tables up to date, and load the corpus that ships where none is loaded.

    With `read_only` nothing is written: a database that is missing or behind is refused. Returns
    whether another release than the one that ships stands there. Raises `StorageFailure`.
    """
    if read_only:
        with open_database():
            return _another_release_stands()
    set_up_django()
    from comity.kernel.adapters.file_locks import file_lock
    from comity.kernel.adapters.folders import data_folder

    with file_lock(data_folder() / "starting.lock", wait=True), open_database(migrate=True):
        if _a_release_stands():
            _bring_search_index_in_step()
        else:
            _load_shipped_release()
        publish_shipped_plans()
        _bring_plan_indexes_in_step()
        return _another_release_stands()


def _a_release_stands() -> bool:
    from comity.regulation.queries.stored_corpus import current_release

    return current_release() is not None


def _another_release_stands() -> bool:
    from comity.regulation.queries.stored_corpus import current_release

    release = current_release()
    return release is not None and release.id != rulebook(None).release


def _bring_search_index_in_step() -> None:
    """An earlier version may have made none, or another one."""
    from comity.parties.domain.permissions import OPERATOR
    from comity.regulation.actions.index_corpus import index_corpus

    index_corpus(actor=OPERATOR)


def _bring_plan_indexes_in_step() -> None:
    from comity.plan.actions.index_commitments import bring_indexes_in_step

    bring_indexes_in_step()


def _load_shipped_release() -> None:
    from comity.parties.domain.permissions import OPERATOR
    from comity.regulation.actions.load_release import load_release

    rules = rulebook(None)
    load_release(corpus=rules.corpus, jurisdictions=jurisdiction_ids(rules), actor=OPERATOR)


def publish_shipped_plans() -> None:
    """Unless whoever runs the node wants none (`COMITY_PLANS`)."""
    from django.conf import settings

    if settings.PLANS == "none":
        return
    from comity.parties.domain.permissions import OPERATOR
    from comity.plan.actions.ship_plans import ship_plans
    from comity.plan.adapters.shipped_plans import shipped_plans

    ship_plans(actor=OPERATOR, plans=shipped_plans())


if __name__ == "__main__":
    main()
