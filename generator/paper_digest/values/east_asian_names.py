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

_NAME: Final = re.compile(rf"[{HAN}\u3005\u3040-\u30ff\uac00-\ud7af]{{2,6}}")
_AS_SHORT: Final = re.compile(rf"[{HAN}]{{2,3}}")
_NEARLY_ALL: Final = 0.8
"""Share of names that shows what all are; by hand."""
_WHOLE_NAMES: Final = (_CHINESE_NAME, _KOREAN_NAME, _JAPANESE_NAME)


def are_whole_names(parts: Sequence[str]) -> bool:
    """Whether each part is a whole name: "陈明", "김민수", "山田太郎", not "王"."""
    return all(any(name.fullmatch(part) for name in _WHOLE_NAMES) for part in parts)


def are_mostly_whole_names(parts: Sequence[str]) -> bool:
    """Whether nearly all of several parts are whole names, and none is a single character, as halves are."""
    n_whole = sum(are_whole_names((part,)) for part in parts)
    return n_whole >= _NEARLY_ALL * len(parts) and all(map(_NAME.fullmatch, parts))


def are_frequent_names(parts: Sequence[str]) -> bool:
    """Whether nearly all parts are Chinese names with a frequent surname, and the others as short.

    Other words are seldom all such names.
    """
    n_frequent = sum(bool(_CHINESE_NAME.fullmatch(part)) for part in parts)
    return n_frequent >= _NEARLY_ALL * len(parts) and all(map(_AS_SHORT.fullmatch, parts))
