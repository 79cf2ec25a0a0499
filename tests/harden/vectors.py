"""Texts that would run a script in some sink, in every field of every kind of record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final

MARK: Final = "hasRun"
"""What a script of a vector sets on the window."""
_RUN: Final = f"window.{MARK}=1"
PAYLOADS: Final = (
    f"<script>{_RUN}</script>",
    f"</title><script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"--><script>{_RUN}</script>",
    f"]]><script>{_RUN}</script>",
    f"</textarea></pre></code><script>{_RUN}</script>",
    f"&lt;script&gt;{_RUN}&lt;/script&gt;",
    f"&#60;script&#62;{_RUN}&#60;/script&#62;",
    f"\\u003cscript\\u003e{_RUN}\\u003c/script\\u003e",
    f"<scr<script>ipt>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f'"><img src=x onerror={_RUN}>',
    f"'><img src=x onerror={_RUN}>",
    f"` onerror={_RUN} `",
    f'" onmouseover="{_RUN}" x="',
    f"' onfocus='{_RUN}' autofocus='",
    f"<svg onload={_RUN}>",
    f"<svg><animate onbegin={_RUN} attributeName=x dur=1s>",
    f"<math><mtext><img src=x onerror={_RUN}></mtext></math>",
    f"<iframe srcdoc='<script>parent.{MARK}=1</script>'>",
    f"<object data=javascript:{_RUN}>",
    f"<body onload={_RUN}>",
    f"<details open ontoggle={_RUN}>",
    f"<style>@import 'javascript:{_RUN}'</style>",
    f"<a href=javascript:{_RUN}>x</a>",
    f"[x](javascript:{_RUN})",
    f"![x](x){{ onerror={_RUN} }}",
    f"x {{: onclick={_RUN} }}",
    f"[x](<javascript:{_RUN}>)",
    f"[x]: javascript:{_RUN}",
    f"<javascript:{_RUN}>",
    f"javascript:{_RUN}",
    f"JaVaScRiPt:{_RUN}//https://a.b",
    f"data:text/html,<script>{_RUN}</script>",
    f'https://a.b/" onclick="{_RUN}',
    f"\\href{{javascript:{_RUN}}}{{x}}",
    f"\\url{{javascript:{_RUN}}}",
    f"$\\href{{javascript:{_RUN}}}{{x}}$",
    f"$</math><script>{_RUN}</script>$",
    f"{{{{ '<script>{_RUN}</script>' }}}}",
    f"{{% raw %}}<script>{_RUN}</script>{{% endraw %}}",
    f"=cmd|'/c calc'!A1 <script>{_RUN}</script>",
    f"x\r\nBcc: a@b.c\r\n\r\n<script>{_RUN}</script>",
    f"\u2028<script>{_RUN}</script>",
)
FIELDS: Final = (
    "title", "abstract", "authors", "venue", "organization", "url", "pdf_url", "github", "doi", "arxiv_id",
    "comments", "categories", "keywords", "published", "id",
)  # fmt: skip
_ABSTRACT: Final = "We study how papers are attacked, and we show in this text that nothing of it runs."


def records() -> Iterator[Mapping[str, object]]:
    """A paper for each payload in each field."""
    for number, payload in enumerate(PAYLOADS):
        for field in FIELDS:
            title = f"Attack {number} on the {field.replace('_', ' ')}"
            paper = {"title": title, "abstract": _ABSTRACT, "authors": ["Ann Author", "Bob Other"]}
            shown = f"{title} {payload}" if field in {"title", "abstract"} else payload
            yield {**paper, field: [shown] if field in {"authors", "categories", "keywords"} else shown}


def dumps() -> Mapping[str, str]:
    """Dumps with all vectors by their file names: as JSON Lines, and the payloads in other formats."""
    lines = "".join(f"{json.dumps(record)}\n" for record in records())
    one_line = [" ".join(payload.split()) for payload in PAYLOADS]
    markdown = "".join(
        f"- [Listed {number} {payload}](https://arxiv.org/abs/2401.{number + 1:05}), A. Li, 2024. {payload}\n"
        for number, payload in enumerate(one_line)
    )
    ris = "".join(
        f"TY  - JOUR\nTI  - Saved {number} {payload}\nAU  - {payload}\n"
        f"JO  - {payload}\nUR  - {payload}\nER  - \n"
        for number, payload in enumerate(one_line)
    )
    page = "Daily papers\n\n" + "".join(
        f"## Shown {number} {payload}\n\nAnn Author, Bob Other\n\n{_ABSTRACT} {payload}\n\n"
        for number, payload in enumerate(one_line)
    )
    return {
        "<img src=x onerror=hasRun=1>.jsonl": lines,
        "list.md": f"# Papers {PAYLOADS[0]}\n\n{markdown}",
        "saved.ris": ris,
        "page.txt": page,
    }


def count() -> int:
    """The number of vectors."""
    return len(PAYLOADS) * (len(FIELDS) + 3)
