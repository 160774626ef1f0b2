"""The corpus in the search index."""

from __future__ import annotations

from comity.kernel.adapters.search_tables import write_index
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.search_documents import INDEX, search_documents


def write_corpus_index(corpus: Corpus, content: str) -> bool:
    """Make the index say what `corpus`, called `content`, and the jurisdictions that ship say, and
    tell whether it had to be changed. Inside the transaction of the caller, who holds the lock for
    loading."""
    documents = tuple(search_documents(corpus, shipped_jurisdictions()))
    return write_index(INDEX, content, documents)
