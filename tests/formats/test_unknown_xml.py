"""XML of an unknown kind is told from pages."""

from __future__ import annotations

import pytest
from paper_digest.formats.unknown_xml import unknown_xml

from tests.linear_time import assert_linear_time


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            '<?xml version="1.0"?>\n<catalog>\n</catalog>',
            "XML whose first element is <catalog> without a namespace",
        ),
        ("<catalog>\n<book/>\n</catalog>\n", "XML whose first element is <catalog> without a namespace"),
        ("<!DOCTYPE catalog>\n<catalog>", "XML whose first element is <catalog> without a namespace"),
        ('<k:kml xmlns:k="http://example.org/kml">\n<x>', "XML whose first element is <kml> of the namespace http://example.org/kml"),
        (
            '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
            "XML whose first element is <svg> of the namespace http://www.w3.org/2000/svg",
        ),
        ('<?xml version="1.0"?>\nwords', "XML without any element"),
    ],
)  # fmt: skip
def test_xml_is_named_by_its_first_element(text: str, kind: str) -> None:
    assert unknown_xml(text, text.strip().splitlines()[-1]) == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Papers\n\n- one",
        "<!DOCTYPE html>\n<html><svg xmlns='x'></svg></html>",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y">\n<html xmlns="http://www.w3.org/1999/xhtml"></html>',
        '<div align="center">\n\n# Papers\n\n</div>',
        '<svg xmlns="http://www.w3.org/2000/svg"></svg>\n\n# Papers',
        "<https://example.org>\n\n# Papers",
        "<unk> tokens are words\n\nand more",
        "<Tabs>\n\n# Papers\n\n- one",
    ],
)
def test_pages_are_no_xml(text: str) -> None:
    assert unknown_xml(text, (text.strip().splitlines() or [""])[-1]) == ""


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["<", "<a ", "<!--", "<?x?>", "<a xmlns='"])
def test_time_is_linear(unit: str) -> None:
    assert_linear_time(
        lambda text: unknown_xml(text, text), lambda size: "<?xml " + unit * (size // len(unit))
    )
