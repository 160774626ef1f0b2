"""What open data and its import say."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, _n, register

register(
    {
        "open-data-unreadable": _("{name}, line {line}: {problem}."),
        "open-data-licence": _("{licence} is no id of a licence: CC-BY-4.0."),
        "open-data-table-unknown": _("There is no table {name}."),
        "open-data-parameter": _("{name}={value} is nothing that can be asked for here."),
        "open-data-csv-to-output": _(
            "CSV is several files: name a folder with --to, or write --format zip."
        ),
        "open-data-written": _("Wrote {files} files to {folder}."),
        "iati-none": _(
            "No commitment of {plan} carries what IATI needs yet; the check says what each lacks."
        ),
        "iati-checked": _("{carried} of {total} commitments carry what IATI 2.03 needs."),
        "commitments-file-too-large": _("The file has more than {limit} MiB."),
        "commitments-file-too-large-for-page": _(
            "The file has more than {limit} MiB. Larger ones are entered by the command line."
        ),
        "commitments-file-too-many-for-page": _(
            "The file has more than {limit} lines. Longer ones are entered by the command line."
        ),
        "commitments-file-choice": _("The column {column} holds {value}; it may be: {known}."),
        "commitments-file-key-twice": _("The key {key} stands in line {first} already."),
        "commitments-file-key-again": _(
            "The key {key} stands in an earlier line for the same participant."
        ),
        "no-participant-to-import-for": _(
            "You stand for nobody who takes part in this plan: join it first."
        ),
        "commitments-file-participant-missing": _("It does not say whose commitment it is."),
        "commitments-file-participant-unknown": _("{name} does not take part in this plan."),
        "commitments-file-participant-ambiguous": _(
            "Several participants are called {name}: give the id of one."
        ),
        "commitments-file-line": _("Line {line}, {key}:"),
        "commitments-file-line-of": _("{file}, line {line}, {key}:"),
        "commitments-file-named": _("In {file}:"),
        "commitments-file-name-unknown": _(
            "What {file} holds can't be told by its name. These are read: {known}."
        ),
        "commitments-file-name-twice": _("There are two files {file}."),
        "commitments-file-none": _("There is no {file} among the files."),
        "commitments-file-archive-unreadable": _(
            "{file} is no ZIP archive that can be read: {why}."
        ),
        "commitments-file-part-twice": _("{id} stands in line {first} already."),
        "commitments-file-part-of-none": _("No line of commitments.csv has the key {key}."),
        "commitments-file-part-ambiguous": _(
            "Several lines of commitments.csv have the key {key}: give each its own."
        ),
        "commitments-file-part-of-refused": _("Line {line} of commitments.csv was refused."),
        "commitments-file-partner-left-out": _(
            "A draft asks nobody: {participant} is asked when the files are sent again by whoever "
            "stands for the commitment, once it is submitted."
        ),
        "commitments-file-refused": _n(
            "Nothing was entered: {count} line was refused.",
            "Nothing was entered: {count} lines were refused.",
        ),
        "commitments-file-tried": _(
            "It would be: submitted {submitted}, drafts {drafted}, here already {exists}, "
            "refused {refused}."
        ),
        "commitments-file-tried-parts": _(
            "With their parts: {parts} lines; partners asked {asked}, left out {left_out}; "
            "refused {refused}."
        ),
        "commitments-file-entered": _(
            "Submitted {submitted}, drafts {drafted}, here already {exists}."
        ),
    }
)
