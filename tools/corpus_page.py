"""Write the table of docs/use/corpus.md anew: `python -m tools.corpus_page TEXTS`.

TEXTS is the folder of official texts in which provisions are counted.
"""

from __future__ import annotations

import sys
from pathlib import Path

from comity.regulation.adapters.rulebook_files import build_rulebook, corpus_files, shipped_corpus
from comity.regulation.adapters.text_folder import outlines_for
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.corpus_counts import corpus_counts
from comity.regulation.domain.text_checks import check_texts
from comity.regulation.domain.trust import trust_in
from comity.regulation.formats.trust_table import trust_to_markdown

PAGE = Path(__file__).parent.parent / "docs" / "use" / "corpus.md"
BEGIN, END = "<!-- made by tools/corpus_page.py -->\n", "<!-- until here -->\n"


def table_of(corpus: Corpus, texts: Path) -> str:
    """The counts of the corpus, and the table of what each instrument was checked by."""
    rows = []
    for instrument in corpus.instruments:
        outlines = outlines_for(instrument, texts)
        rows.append(trust_in(instrument, check_texts(instrument, outlines) if outlines else None))
    counts = corpus_counts(corpus)
    told = (
        f"{counts.instruments} instruments of {counts.jurisdictions} jurisdictions and bodies; "
        f"{counts.norms} norms, {counts.distinct} of them distinct by provision, bearer and "
        f"modality; {counts.read} read a second time; {len(corpus.concepts)} concepts.\n"
    )
    return f"{told}\n{trust_to_markdown(rows)}"


def with_table(page: str, table: str) -> str:
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}"


def main() -> None:
    files = corpus_files(shipped_corpus())
    corpus = build_rulebook(files, lambda done, total: None).corpus
    table = table_of(corpus, Path(sys.argv[1]))
    PAGE.write_text(with_table(PAGE.read_text("utf-8"), table), "utf-8")


if __name__ == "__main__":
    main()
