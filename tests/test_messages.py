"""Every message that the source can send has a sentence."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import comity
from comity.kernel.interfaces.messages import templates

ROOT = Path(comity.__file__).parent


@cache
def trees() -> dict[Path, ast.Module]:
    return {file: ast.parse(file.read_text("utf-8")) for file in ROOT.rglob("*.py")}


def error_types() -> set[str]:
    """`ComityError` and every class derived from it, however far, by name."""
    classes = [node for tree in trees().values() for node in ast.walk(tree)]
    found, size = {"ComityError"}, 0
    while size != len(found):
        size = len(found)
        found |= {
            node.name
            for node in classes
            if isinstance(node, ast.ClassDef) and {name_of(base) for base in node.bases} & found
        }
    return found


def name_of(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def literal_ids() -> Iterator[tuple[str, str]]:
    """Each message id that is written out, and where."""
    speakers = error_types() | {"Message", "unknown_name"}
    for file, tree in trees().items():
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=called, args=[ast.Constant(value=str(id)), *_]):
                    if name_of(called) in speakers:
                        yield id, f"{file.relative_to(ROOT)}:{node.lineno}"


def test_every_message_id_has_a_template() -> None:
    for file in sorted([*ROOT.glob("*/interfaces/**/*.py"), *ROOT.glob("cli/**/*.py")]):
        if file.stem.endswith("messages") or file.stem == "problem_json":
            parts = file.relative_to(ROOT).with_suffix("").parts
            importlib.import_module(".".join(("comity", *parts)))
    known = templates()
    assert [each for each in literal_ids() if each[0] not in known] == []


def test_the_scan_sees_what_it_should() -> None:
    assert {"InvalidInput", "Problems"} <= error_types()
    assert "did-you-mean" in dict(literal_ids())
