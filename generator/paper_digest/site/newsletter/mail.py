"""Makes a mail of a newsletter, as the bytes of a file in the format of RFC 5322 (.eml)."""

from __future__ import annotations

from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address, AddressHeader
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import blake2b
from typing import Final
from urllib.parse import urlsplit

from paper_digest.site.escaping import bare

_ENCODING: Final = "quoted-printable"
_ENCODED_WORD: Final = "=?"
"""How a word in another encoding begins in a header. Python decodes such words in a text that it is given,
and writes what they stand for, also the end of the header, as it is.
"""


class InvalidSenderError(ValueError):
    """A sender that is no mail address."""


def parse_sender(text: str) -> Address:
    """The address in "Name <name@example.org>", or without a name.

    Raises InvalidSenderError if it is not one ASCII address: no other header can come in with it, nor with an
    encoded word in the name.
    """
    try:
        header = SMTP.header_factory("From", bare(text))
    except (MessageError, ValueError, IndexError) as error:
        raise InvalidSenderError(text) from error
    addresses = header.addresses if isinstance(header, AddressHeader) else ()
    is_valid = text.isprintable() and len(addresses) == 1 and not header.defects
    if not is_valid or not _is_sender(addresses[0]):
        raise InvalidSenderError(text)
    return addresses[0]


def _is_sender(address: Address) -> bool:
    has_plain_name = address.display_name.isprintable() and _ENCODED_WORD not in address.display_name
    return has_plain_name and bool(address.username and address.domain) and address.addr_spec.isascii()


def mail_of(subject: str, text: str, html: str, *, site_url: str, sender: Address | None = None) -> bytes:
    """The mail with both versions of its text; equal arguments give equal bytes.

    It has no date, which mail servers add, and no recipients. Without `sender`, a mail program adds its own.
    """
    mail = EmailMessage(policy=SMTP)
    digest = blake2b("\0".join((subject, str(sender), text, html)).encode(), digest_size=12).hexdigest()
    mail.set_raw("Subject", _header_text(bare(subject)))
    if sender:
        mail["From"] = sender
    mail["Message-ID"] = f"<newsletter.{digest}@{_host(site_url)}>"
    mail.set_content(text, cte=_ENCODING)
    mail.add_alternative(html, subtype="html", cte=_ENCODING)
    # No line of quoted-printable text has "=_".
    mail.set_boundary(f"=_{digest}")
    return mail.as_bytes()


def _header_text(text: str) -> str:
    """The text of a header in ASCII; an encoded word in it is text, too."""
    charset = "us-ascii" if text.isascii() and _ENCODED_WORD not in text else "utf-8"
    return Header(text, charset, header_name="Subject").encode()


def _host(url: str) -> str:
    """The host of the site, in ASCII; "localhost" without one."""
    try:
        return (urlsplit(url).hostname or "localhost").encode("idna").decode()
    except (UnicodeError, ValueError):
        return "localhost"
