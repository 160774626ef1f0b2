"""Fills the database that the environment names: `python -m tests.hub.serving.seeding`.

Prints the names and tokens that the tests use, as JSON.
"""

from __future__ import annotations

import io
import json
from hashlib import sha256

import django


def main() -> None:
    django.setup()
    from tests.hub.filled import committed, large, repository
    from tests.hub.people import publisher, token

    from comity.hub.domain.repositories import RepositoryKind, Visibility

    ada, eve = publisher("ada"), publisher("eve")
    repository(ada, "bert", {path: _json(data) for path, data in MODEL.items()})
    bert = repository(ada, "weights", {"sub/note.txt": b"note", "README.md": b"# Weights\n"})
    large(ada, bert, {"model.bin": weights()}, title="weights")
    committed(ada, bert, {f"many/{it:04}.txt": b"%d" % it for it in range(1200)}, title="many")
    repository(ada, "secret", {"a.txt": b"secret"}, visibility=Visibility.PRIVATE)
    gated = repository(ada, "gated", {"a.txt": b"gated"})
    gated.gate = "manual"
    gated.save()
    data = repository(ada, "numbers", kind=RepositoryKind.DATASET)
    committed(ada, data, {"README.md": b"---\nlicense: mit\n---\n# Numbers\n"})
    large(ada, data, {"data/train-00000-of-00001.parquet": _parquet()})
    told = {"ada": token(ada), "eve": token(eve), "reads": token(ada, "read")}
    print(json.dumps(told))


MODEL: dict[str, object] = {
    "config.json": {"model_type": "bert", "hidden_size": 8, "num_attention_heads": 2},
    "tokenizer_config.json": {"tokenizer_class": "BertTokenizer", "do_lower_case": True},
    "vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nhello\nworld\n",
}


def weights() -> bytes:
    """Longer than the client's pieces of 10 MiB: of less than one, it keeps nothing."""
    return b"".join(sha256(b"%d" % number).digest() * 1024 for number in range(1200))


def _json(data: object) -> bytes:
    return data.encode() if isinstance(data, str) else json.dumps(data).encode()


def _parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table({"n": list(range(100)), "t": [f"t{it}" for it in range(100)]}), out)
    return out.getvalue()


if __name__ == "__main__":
    main()
