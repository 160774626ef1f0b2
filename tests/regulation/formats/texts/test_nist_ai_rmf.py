from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.regulation.formats.texts.structures import outline_of

FRAMEWORK = """\
# Framework For Boxes
## Executive Summary
Boxes should be closed.
| 5.1 | Govern | 21 |
# Part 1: Foundations
## 1. Framing Boxes
Lids should fit.
| People
 Planet | a figure |
## 1.2.1 Measuring Boxes

A box is measured.
# Part 2: Core
Between the parts.
## 5.1 Govern
The GOVERN function:
| | Table 1: Categories and subcategories for the GOVERN function. |
|---|---|
| Categories | Subcategories GOVERN 1.1: Boxes are known. GOVERN 1.2: Lids are known. |
| GOVERN 1: Boxes are | GOVERN 1.3: Boxes are counted. Continued on next page |

Table 1: Categories and subcategories for the GOVERN function.

| Table 1: Categories and subcategories for the GOVERN function. (Continued) Categories Subcategories GOVERN 1.4: Boxes are | |
|---|---|
| governed. | closed. GOVERN 2.1: Lids |
| GOVERN 2: Lids are governed. | GOVERN 2.10: | Lids - all - |
| | are shut. | |

Practices should be described elsewhere.
## 5.2 Map
The MAP function:
# Appendix A: Boxes Of Old
Boxes were open.
## More Boxes
They still are.
"""  # noqa: E501


def units(text: str) -> list[tuple[str, int, int]]:
    outline = outline_of(text.encode(), "nist-ai-rmf", "en")
    return [(unit.eid, unit.first, unit.last) for unit in outline.units]


def words(text: str) -> dict[str, str]:
    outline = outline_of(text.encode(), "nist-ai-rmf", "en")
    return {unit.eid: unit.words for unit in outline.units}


def test_sections_functions_and_appendices_with_what_stands_under_them() -> None:
    assert units(FRAMEWORK) == [
        ("sec_1", 6, 9),
        ("sec_1-2-1", 10, 12),
        ("function_GOVERN", 15, 30),
        ("function_GOVERN__category_1", 19, 26),
        ("function_GOVERN__category_1__subcategory_1", 19, 19),
        ("function_GOVERN__category_1__subcategory_2", 19, 19),
        ("function_GOVERN__category_1__subcategory_3", 20, 20),
        ("function_GOVERN__category_1__subcategory_4", 24, 26),
        ("function_GOVERN__category_2", 26, 28),
        ("function_GOVERN__category_2__subcategory_1", 26, 26),
        ("function_GOVERN__category_2__subcategory_10", 27, 28),
        ("function_MAP", 31, 32),
        ("annex_A", 33, 36),
    ]


def test_each_cell_goes_to_its_own_unit_wherever_it_stands() -> None:
    found = words(FRAMEWORK)
    assert found["function_GOVERN__category_1"] == "Boxes are governed."
    assert found["function_GOVERN__category_1__subcategory_1"] == "Boxes are known."
    assert found["function_GOVERN__category_1__subcategory_3"] == "Boxes are counted."
    assert found["function_GOVERN__category_1__subcategory_4"] == "Boxes are closed."
    assert found["function_GOVERN__category_2"] == "Lids are governed."
    assert found["function_GOVERN__category_2__subcategory_10"] == "Lids - all are shut."


def test_only_what_is_numbered_can_be_operative() -> None:
    outline = outline_of(FRAMEWORK.encode(), "nist-ai-rmf", "en")
    assert [unit.eid for unit in outline.operative()] == ["sec_1", "function_GOVERN"]


statements = st.text("abc", min_size=1, max_size=4)
tails = st.one_of(st.just(""), statements)
categories = st.tuples(statements, tails, st.lists(st.tuples(statements, tails), min_size=1))


@given(st.lists(categories, min_size=1, max_size=4), st.data())
def test_the_layout_of_a_table_does_not_change_what_is_read(
    table: list[tuple[str, str, list[tuple[str, str]]]], data: st.DataObject
) -> None:
    """A tail stands in the next row; the category beside any row of its own, its tail beside the
    next."""
    expected, rows = {}, []
    for number, (statement, tail, under) in enumerate(table, start=1):
        eid = f"function_MAP__category_{number}"
        expected[eid] = f"{statement} {tail}".strip()
        right = [""]
        for place, (head, rest) in enumerate(under, start=1):
            expected[f"{eid}__subcategory_{place}"] = f"{head} {rest}".strip()
            right[-1] += f" MAP {number}.{place}: {head}"
            if rest or data.draw(st.booleans()):
                right.append(rest)
        left = {data.draw(st.integers(0, len(right) - 1)): f"MAP {number}: {statement}"}
        left[max(left) + 1] = tail
        right += [""] * (max(left) + 1 - len(right))
        for place, cell in enumerate(right):
            rows.append(f"| {left.get(place, '')} | {cell} |")
            if data.draw(st.booleans()):
                rows += [
                    "",
                    "Table 2: Categories and subcategories for the MAP function.",
                    "|--|--|",
                ]
    found = words("\n".join(["## 5.2 Map", *rows]))
    assert {eid: said for eid, said in found.items() if "__" in eid} == expected
