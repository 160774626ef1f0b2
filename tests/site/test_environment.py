from __future__ import annotations

from ipaddress import ip_network

import pytest

from comity.site.environment import choice, log_level, networks, switch, whole_number


def test_numbers() -> None:
    assert whole_number({}, "N", 4) == 4
    assert whole_number({"N": " "}, "N", 4) == 4
    assert whole_number({"N": "12"}, "N", 4) == 12
    for wrong in ("-1", "1.5", "ten", "9" * 13, "٣"):
        with pytest.raises(ValueError, match=r"^N must be a whole number of at least 0$"):
            whole_number({"N": wrong}, "N", 4)
    with pytest.raises(ValueError, match=r"at least 1$"):
        whole_number({"N": "0"}, "N", 4, least=1)


def test_switches() -> None:
    assert [switch({"S": value}, "S") for value in ("", "0", "1")] == [False, False, True]
    with pytest.raises(ValueError, match=r"^S must be 1 or 0$"):
        switch({"S": "yes"}, "S")


def test_networks() -> None:
    found = networks({"P": "127.0.0.1, 10.1.2.3/8,::1"}, "P")
    assert found == tuple(map(ip_network, ("127.0.0.1/32", "10.0.0.0/8", "::1/128")))
    assert networks({}, "P") == ()
    with pytest.raises(ValueError, match=r"^P must name addresses"):
        networks({"P": "proxy.example"}, "P")


def test_log_levels() -> None:
    assert (log_level({}, "L"), log_level({"L": "warning"}, "L")) == ("INFO", "WARNING")
    with pytest.raises(ValueError, match=r"^L must be one of DEBUG, INFO"):
        log_level({"L": "loud"}, "L")


def test_a_choice() -> None:
    assert choice({}, "X", ("open", "closed")) == "open"
    assert choice({"X": "closed"}, "X", ("open", "closed")) == "closed"
    with pytest.raises(ValueError, match="X must be one of open, closed"):
        choice({"X": "shut"}, "X", ("open", "closed"))
