from __future__ import annotations

from comity.regulation.formats.texts.structures import outline_of

TEXT = """\
# 상자법

## 제1장 총칙

### 제1조(목적)
이 법은 상자에 관하여 정한다.

### 제2조(상자) ① 상자는 다음과 같아야 한다.
1. 닫힌 것
2. 표시된 것
  가. 이름
  나. 날짜
1의2. 마른 것
② 뚜껑은 열어서는 아니 된다.

### 제2조의2(뚜껑)
뚜껑은 맞는 것으로 한다.

## 부칙
부칙 <제1호>
제1조(시행일) 이 법은 공포한 날부터 시행한다.
제2조(경과조치) ① 상자는 그대로 두어야 한다.
부칙 <제2호>
이 법은 시행한다.
"""


def test_units_and_their_lines() -> None:
    outline = outline_of(TEXT.encode(), "korean", "ko")
    assert [(unit.eid, unit.first, unit.last) for unit in outline.units] == [
        ("art_1", 5, 6),
        ("art_2", 8, 14),
        ("art_2__para_1", 8, 13),
        ("art_2__para_1__point_1", 9, 9),
        ("art_2__para_1__point_2", 10, 12),
        ("art_2__para_1__point_2__point_ga", 11, 11),
        ("art_2__para_1__point_2__point_na", 12, 12),
        ("art_2__para_1__point_1-2", 13, 13),
        ("art_2__para_2", 14, 14),
        ("art_2-2", 16, 17),
        ("addenda_1", 20, 22),
        ("addenda_1__art_1", 21, 21),
        ("addenda_1__art_2", 22, 22),
        ("addenda_1__art_2__para_1", 22, 22),
        ("addenda_2", 23, 24),
    ]


def test_what_binds_is_operative() -> None:
    outline = outline_of(TEXT.encode(), "korean", "ko")
    assert [unit.eid for unit in outline.operative()] == [
        "art_2__para_1", "art_2__para_2", "addenda_1__art_2__para_1",
    ]  # fmt: skip
