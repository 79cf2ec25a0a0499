"""Checks ORCID iDs, which identify authors."""

from __future__ import annotations

import re

_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")


def is_orcid(text: str) -> bool:
    """Whether a text is an ORCID iD, such as "0000-0002-1825-0097", with the right check digit.

    The check digit is that of ISO 7064 MOD 11-2 (ORCID, Structure of the ORCID Identifier).
    """
    if not _ORCID.fullmatch(text):
        return False
    total = 0
    for digit in text.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return text[-1] == ("X" if check == 10 else str(check))
