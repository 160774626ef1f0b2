"""Whether an e-mail address is of a website's domain."""

from __future__ import annotations

_PROVIDERS = """
126.com 139.com 163.com 189.cn aliyun.com aol.com att.net bigpond.com bk.ru bol.com.br
btinternet.com comcast.net cock.li daum.net disroot.org duck.com email.com eclipso.eu fastmail.com
fastmail.fm foxmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net
googlemail.com hanmail.net hey.com hotmail.co.uk hotmail.com hotmail.de hotmail.fr hotmail.it
hushmail.com icloud.com inbox.ru index.hu kakao.com laposte.net libero.it list.ru live.co.uk
live.com live.fr live.nl mac.com mail.com mail.ru mailbox.org mailfence.com mailinator.com me.com
msn.com nate.com naver.com o2.pl onet.pl op.pl orange.fr outlook.com outlook.de outlook.fr
outlook.sa pm.me posteo.de posteo.net privaterelay.appleid.com proton.me protonmail.ch
protonmail.com qq.com rambler.ru rediffmail.com riseup.net rocketmail.com runbox.com seznam.cz
sfr.fr shaw.ca sina.cn sina.com sohu.com startmail.com t-online.de terra.com.br tuta.com tuta.io
tutanota.com tutanota.de ukr.net uol.com.br verizon.net vk.com wanadoo.fr web.de wp.pl ya.ru
yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.ar yahoo.com.br yahoo.com.mx
yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru yeah.net ymail.com zoho.com zohomail.com
"""
PUBLIC_PROVIDERS = frozenset(_PROVIDERS.split())
"""Where anybody may have an address. Known from general knowledge, and not all there are: a domain
that is missing here is compared with the website like any other."""


def domain_of(email: str) -> str:
    return ascii_domain(email.rpartition("@")[2])


def ascii_domain(domain: str) -> str:
    """In the form that travels (RFC 5891), in small letters; as given where it has none."""
    text = domain.strip().rstrip(".").lower()
    try:
        return text.encode("idna").decode("ascii")
    except UnicodeError:
        return text


def is_public_provider(domain: str) -> bool:
    return ascii_domain(domain) in PUBLIC_PROVIDERS


def same_domain(left: str, right: str) -> bool:
    """Whether one is the other, or lies below it. A bare top-level domain is like nothing."""
    one, other = ascii_domain(left), ascii_domain(right)
    if "." not in one or "." not in other:
        return False
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
