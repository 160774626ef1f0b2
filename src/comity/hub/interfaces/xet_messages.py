"""What the Xet part of the hub says, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "xet-hash-malformed": _("{value!r} is not a Xet hash; one has 64 lower-case hex digits."),
        "xet-xorb-unknown": _("There is no xorb {xorb}."),
        "xet-term-outside-xorb": _("The xorb {xorb} has no chunks from {start} to {end}."),
        "xet-term-length-wrong": _(
            "Term {term} of the file has {length} bytes, and not the {stated} that it states."
        ),
        "xet-range-hashes-missing": _(
            "The file {file} needs as many verification hashes as it has terms."
        ),
        "xet-range-hash-wrong": _(
            "The verification hash of term {term} does not fit the chunks of the xorb {xorb}."
        ),
        "xet-file-hash-wrong": _("The terms give the file {hash}, and not {expected}."),
        "xet-file-too-many-chunks": _("The file {file} has more than {most} chunks."),
        "xet-range-backwards": _("A range of bytes can't go from {first} to {last}."),
        "xet-range-beyond-end": _("There is no byte {first} in a file of {size} bytes."),
        "xorb-too-long": _("The xorb has {length} bytes; {most} at most are taken."),
        "xorb-too-many-chunks": _("The xorb has more than {most} chunks."),
        "xorb-empty": _("A xorb needs at least one chunk."),
        "xorb-truncated": _("The chunk at byte {offset} of the xorb does not end within it."),
        "xorb-chunk-version": _(
            "The chunk at byte {offset} of the xorb has the unknown version {version}."
        ),
        "xorb-chunk-scheme": _(
            "The chunk at byte {offset} of the xorb is packed in the unknown way {scheme}."
        ),
        "xorb-chunk-length": _(
            "The chunk at byte {offset} of the xorb is not as long as it states, or too long."
        ),
        "xorb-chunk-unreadable": _("The chunk at byte {offset} of the xorb can't be unpacked."),
        "xorb-hash-wrong": _("The chunks give the xorb {hash}, and not {expected}."),
        "xorb-footer-wrong": _("The footer of the xorb does not fit its chunks."),
        "xorb-index-version": _("The index of a xorb is of an unknown version."),
        "xorb-index-damaged": _("The index of a xorb is damaged."),
        "shard-too-long": _("The shard has {length} bytes; {most} at most are taken."),
        "shard-truncated": _("The shard ends within the part that begins at byte {offset}."),
        "shard-unknown-kind": _("That is not a shard, or one of an unknown version."),
        "shard-footer-wrong": _("The footer of the shard does not fit the rest."),
        "shard-keyed": _("The hashes in the shard are under a key; an upload needs plain ones."),
        "shard-term-wrong": _(
            "No xorb can give {length} bytes from its chunks {start} to {end}, as the shard says."
        ),
        "shard-xorb-wrong": _(
            "A xorb in the shard has {count} chunks: too many, none, or one of a wrong length."
        ),
    }
)
