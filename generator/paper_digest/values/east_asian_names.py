"""Tells whole Chinese, Korean and Japanese names apart from the halves of one name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from paper_digest.values.script import HAN

_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔"
    "向汤張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸賈"
)
"""The most frequent surnames of China, simplified and traditional, most frequent first. Collected by hand."""
_CHINESE_NAME: Final = re.compile(rf"[{_SURNAMES}][{HAN}]{{1,2}}")
_KOREAN_NAME: Final = re.compile(r"[\uac00-\ud7af]{3}")
"""One syllable of the family and two of the person; the halves of a name are shorter."""
_JAPANESE_NAME: Final = re.compile(rf"[{HAN}\u3005\u3040-\u30ff]{{3,6}}")
"""As long as hardly both halves of a name are."""


def are_whole_names(parts: Sequence[str]) -> bool:
    """Whether each part is a whole name: "陈明", "김민수", "山田太郎", not "王"."""
    return any(all(map(name.fullmatch, parts)) for name in (_CHINESE_NAME, _KOREAN_NAME, _JAPANESE_NAME))


def are_frequent_names(parts: Sequence[str]) -> bool:
    """Whether each part is a Chinese name with a frequent surname; other words are seldom all such names."""
    return all(map(_CHINESE_NAME.fullmatch, parts))
