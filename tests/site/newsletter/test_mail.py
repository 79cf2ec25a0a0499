"""The mail has both versions of the text, and no header that its parts smuggle in."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from paper_digest.site.newsletter.mail import InvalidSenderError, mail_of, parse_sender

TEXT = "Flat ℓ₂ minima\n" + "a line of a hundred characters " * 4 + "\n--=_x\n.\nFrom here\n"
HTML = "<p>Flat ℓ₂ minima = 深度</p>"
URL = "https://example.org/digest/"


def parsed(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def test_a_mail_program_reads_both_versions() -> None:
    content = mail_of("News ℓ₂", TEXT, HTML, site_url=URL, sender=parse_sender("Zoë <z@example.org>"))
    mail = parsed(content)
    assert mail.get_content_type() == "multipart/alternative"
    parts = [part for part in mail.iter_parts() if isinstance(part, EmailMessage)]
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    assert [part.get_content().replace("\r\n", "\n") for part in parts] == [TEXT, f"{HTML}\n"]
    assert (mail["Subject"], mail["From"]) == ("News ℓ₂", "Zoë <z@example.org>")
    assert mail["Date"] is None
    assert max(map(len, content.split(b"\r\n"))) <= 78
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_equal_news_are_equal_bytes_with_their_own_id() -> None:
    mails = [mail_of("News", text, HTML, site_url=URL) for text in (TEXT, TEXT, "Other")]
    assert mails[0] == mails[1]
    first, _, third = (parsed(mail)["Message-ID"] for mail in mails)
    assert first != third
    assert first.endswith("@example.org>")
    assert parsed(mail_of("x", "x", "x", site_url="http://[::1"))["Message-ID"].endswith("@localhost>")
    assert parsed(mail_of("x", "x", "x", site_url="https://bücher.example/"))["Message-ID"].endswith(
        "@xn--bcher-kva.example>"
    )


def test_a_subject_brings_no_header() -> None:
    mail = parsed(mail_of("News\r\nBcc: x@example.org\n\nbody", TEXT, HTML, site_url=URL))
    assert mail["Bcc"] is None
    assert mail["Subject"] == "News Bcc: x@example.org body"


@pytest.mark.parametrize(
    "title",
    [
        "=?utf-8?q?=0D=0ABcc:_x@example.org?=",
        "News =?utf-8?b?DQpCY2M6IHhAZXhhbXBsZS5vcmc=?= =?us-ascii?q?=0A=0Abody?= of today",
        "Flat ℓ₂ =?utf-8?q?=0D=0ABcc:_x@example.org?=",
        f"{'long words ' * 20}=?utf-8?q?=0D=0ABcc:_x@example.org?=",
        "=?=?utf-8?q?=3D=3Futf-8=3Fq=3F=3D0D=3D0ABcc=3A_x=3F=3D?=",
    ],
)
def test_an_encoded_word_in_a_subject_is_text(title: str) -> None:
    content = mail_of(title, TEXT, HTML, site_url=URL)
    mail = parsed(content)
    assert mail.keys() == ["Subject", "Message-ID", "MIME-Version", "Content-Type"]
    assert mail["Subject"] == title
    assert max(map(len, content.split(b"\r\n"))) <= 78


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ada",
        "a@example.org, b@example.org",
        "a@example.org\nBcc: b@example.org",
        "Ada <a@example.org>\r\nBcc: b@example.org",
        "Ada <a@>",
        "a b@example.org",
        "Ada <a@exämple.org>",
        "group: a@example.org, b@example.org;",
        "\x00<a@example.org>",
        "=?utf-8?q?=0D=0ABcc:_x@example.org?= <a@example.org>",
        r'"=\?utf-8?q?=0D=0ABcc:_x@example.org?=" <a@example.org>',
        "=?utf-8?q?=3D=3Futf-8=3Fq=3F=3D0D=3D0ABcc=3A_x=3F=3D?= <a@example.org>",
    ],
)
def test_a_sender_is_one_address(text: str) -> None:
    with pytest.raises(InvalidSenderError):
        parse_sender(text)


@pytest.mark.parametrize("text", ["a@example.org", "Ada <a@example.org>", '"Digest, daily" <a@example.org>'])
def test_an_address_may_have_a_name(text: str) -> None:
    assert str(parse_sender(text)) == text
