"""What must stand before the first page is answered: tables and rules."""

from __future__ import annotations

from comity.kernel.adapters.database import open_database, set_up_django
from comity.regulation.interfaces.cli.opening import jurisdiction_ids, rulebook


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


def _load_shipped_release() -> None:
    from comity.parties.domain.permissions import OPERATOR
    from comity.regulation.actions.load_release import load_release

    rules = rulebook(None)
    load_release(corpus=rules.corpus, jurisdictions=jurisdiction_ids(rules), actor=OPERATOR)
