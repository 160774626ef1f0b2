"""Dumps of registries, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "registry-unknown": _("There is no registry {name}; there are: {registries}."),
        "registry-without-dump": _("There is no dump of {registry} here."),
        "registry-dump-added": _(
            "{registry} {version} of {dated}: {entries} organisations. SHA-256 {sha256}"
        ),
        "registry-dump-removed": _("Removed the dump of {registry}."),
        "registry-dumps-to-add": _(
            "Dumps of registries are in no backup. Add again with 'comity plan registry add': "
            "{dumps}."
        ),
        "registries-none": _("There is no dump of a registry here."),
        "registry-dump-ending": _("The name {file} must end in one of: {endings}."),
        "registry-dump-large": _("{file} holds more than {limit} GiB."),
        "registry-dump-bomb": _("{file} unfolds to far more than a dump would. It was not read."),
        "registry-dump-archive": _("{file} is no ZIP archive that can be read."),
        "registry-dump-member": _("{file} holds no file that ends in {ending}."),
        "registry-dump-malformed": _("This is no dump of that registry: {problem}"),
        "registry-dump-entry": _("Record {number} of the dump is not as its schema has it."),
        "registry-dump-columns": _("The dump lacks these columns: {columns}."),
        "registry-dump-empty": _("{file} lists no organisation."),
    }
)
