"""What is said about cards, Markdown, tensors and tables, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "card-too-large": _("README.md has {size} characters; a card has {limit} at most."),
        "card-block-too-large": _(
            "The YAML at the top of README.md has {size} bytes; {limit} are the most."
        ),
        "card-metadata-missing": _(
            "README.md has no metadata: YAML between two lines of three hyphens, at the top."
        ),
        "card-block-open": _(
            "The line of three hyphens that ends the YAML at the top of README.md is missing."
        ),
        "card-metadata-not-a-map": _("The YAML at the top of README.md must be names and values."),
        "card-yaml-syntax": _("Line {line}, column {column} of the YAML: {problem}."),
        "card-yaml-characters": _("The YAML holds characters that YAML does not allow."),
        "card-yaml-several-documents": _("Line {line}: the YAML holds more than one document."),
        "card-yaml-too-deep": _("Line {line}: the YAML is nested more than {limit} deep."),
        "card-yaml-too-many-nodes": _(
            "Line {line}: the YAML holds more than {limit} values, each counted where it is used."
        ),
        "card-yaml-tag": _("Line {line}: the YAML tag {tag} is not read."),
        "card-yaml-alias": _("Line {line}: *{name} refers to nothing that was complete before it."),
        "card-yaml-merge": _("Line {line}: only names and values can be merged with <<."),
        "card-yaml-duplicate-key": _("Line {line}: {key} stands twice."),
        "card-yaml-key": _("Line {line}: the name of a value must be a plain text."),
        "card-licence-unknown": _(
            "{value!r} is not a licence identifier. Use one of the list, or \"other\" with "
            "license_name and license_link."
        ),
        "card-licence-unnamed": _(
            "A licence that is \"other\" should have license_name and license_link."
        ),
        "card-licence-link": _(
            "license_link must be a web address or a file of the repository, not {value!r}."
        ),
        "card-language-unknown": _("{value!r} is not an ISO 639 language code."),
        "card-language-capitals": _("Write the language code {value!r} in small letters."),
        "card-language-region": _(
            "{value!r} names more than a language; put it in language_bcp47 as well."
        ),
        "card-too-many-tags": _("There are {count} tags; {limit} are the most."),
        "card-tag-too-long": _("The tag {value!r}... has more than {limit} characters."),
        "card-needs-text": _("{field} must be a text."),
        "card-needs-texts": _("{field} must be a list of texts."),
        "card-needs-list": _("{field} must be a list."),
        "card-needs-map": _("{field} must be names and values."),
        "card-field-missing": _("{field} is missing."),
        "card-task-unknown": _(
            "The task {value!r} is not in the list of tasks; the nearest is {nearest}."
        ),
        "card-library-unknown": _("The library {value!r} is not one that this hub knows."),
        "card-repository-malformed": _("{field}: {value!r} is not the name of a repository."),
        "card-relation-unknown": _(
            "base_model_relation can't be {value!r}; it is one of: {known}."
        ),
        "card-word-unknown": _("{field}: {value!r} is not one of the words for it."),
        "card-config-twice": _("Two configs have the name {value!r}."),
        "card-config-defaults": _("{count} configs are marked as default; one may be."),
        "card-path-elsewhere": _("{field}: {value!r} leads out of this repository."),
        "card-path-outside": _("{field}: {value!r} is not a path inside the repository."),
        "card-kit-unknown": _("sdk can't be {value!r}; it is one of: {known}."),
        "card-port": _("app_port must be a port number, not {value}."),
        "markdown-too-large": _("The text has {size} characters; {limit} are shown at most."),
        "markdown-expands": _("The text would grow to {size} characters; {limit} are the most."),
        "safetensors-too-short": _("A file of {size} bytes is not a safetensors file."),
        "safetensors-header-too-large": _("The header has {size} bytes; {limit} are read at most."),
        "safetensors-header-outside": _(
            "The header is said to have {length} bytes, in a file of {size}."
        ),
        "safetensors-cut-short": _("The file ends within the {length} bytes at {offset}."),
        "safetensors-json": _("The header is not a JSON object."),
        "safetensors-metadata": _("The header's __metadata__ must be names and texts."),
        "safetensors-too-many": _("The file names {count} tensors; {limit} are the most."),
        "safetensors-tensor": _("The header's entry for {name!r} is malformed."),
        "safetensors-type": _("The tensor {name!r} has the unknown type {dtype!r}."),
        "safetensors-size": _(
            "The tensor {name!r} has {length} bytes, which is not what its shape and type need."
        ),
        "safetensors-places": _(
            "The tensor {name!r} starts at {at}, which is not where the one before it ends."
        ),
        "safetensors-length": _("The tensors need {expected} bytes; the file has {length}."),
        "safetensors-index": _("The index has no weight_map from tensors to files."),
        "safetensors-index-file": _("The index names {name!r}, which is no file beside it."),
        "safetensors-index-lacks": _("{file} lacks the tensor {name!r} that the index puts there."),
        "safetensors-too-many-files": _("The index names {count} files; {limit} are the most."),
        "viewer-range": _("Ask for 1 to {most} rows from row 0 on, not {limit} from {offset}."),
        "viewer-file": _("The file can't be opened: {reason}."),
        "viewer-process": _("The process that reads tables can't be started: {reason}."),
        "viewer-process-ended": _("Reading the file as {kind} ended the process that read it."),
        "viewer-too-slow": _("Reading the file took more than {seconds} seconds."),
        "viewer-memory": _("Reading the file took more than {limit} MiB of memory."),
        "viewer-answer-too-large": _("The rows take more than {limit} bytes; ask for fewer."),
        "viewer-unreadable": _("The file can't be read as {kind}. {reason}"),
    }
)  # fmt: skip
