"""The level of a laboratory or a zone, where its words say it: 国家 in 国家重点实验室, 省 in 瓯江省实验室."""

import re

_LEVELS = {
    "Laboratory": (
        ("国家", re.compile("国家(?:级|重点)*实验室|全国重点实验室")),
        ("省", re.compile("(?:省|自治区)级?(?:重点)?实验室|^[\u4e00-\u9fff]{2,4}(?:省|自治区).*重点实验室")),
        ("市", re.compile("市级?(?:重点)?实验室")),
    ),
    "HighTechZone": (
        ("国家", re.compile("国家级?(?:高新|农业|农高|自主创新|可持续)")),
        ("省", re.compile("(?:省|自治区)级?高新")),
    ),
}


def level_in(type_: str, words: str) -> str:
    """Return the level that the words of a name say, an empty string where they say none.

    >>> level_in("Laboratory", "水稻生物学国家重点实验室"), level_in("HighTechZone", "荆门高新区")
    ('国家', '')
    """
    return next((level for level, pattern in _LEVELS.get(type_, ()) if pattern.search(words)), "")
