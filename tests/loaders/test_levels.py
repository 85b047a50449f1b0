"""The level of laboratories and zones, from their names and from the class that closes a list."""

import pytest

from kechuang.loaders.documents import make_document
from kechuang.loaders.pipeline import extract


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("杭州、宁波、绍兴3个国家高新区。", {"杭州高新区": "国家", "宁波高新区": "国家", "绍兴高新区": "国家"}),
        ("推进荆门高新区建设。", {"荆门高新区": None}),
        ("甬江、瓯江省实验室揭牌。", {"甬江实验室": "省", "瓯江实验室": "省"}),
        ("支持东湖高新区建设。", {"武汉东湖新技术开发区": "国家"}),
        ("建设水稻生物学国家重点实验室。", {"水稻生物学国家重点实验室": "国家"}),
        ("国家电网联合实验室揭牌。", {"国家电网联合实验室": None}),
        ("荆门高新区发展。荆门、孝感等国家高新区发展。", {"荆门高新区": "国家", "孝感高新区": "国家"}),
    ],
)
def test_level(text: str, levels: dict[str, str | None]) -> None:
    found = extract(make_document(text)).entities
    assert {e.name: e.properties.get("level") for e in found if e.type in ("Laboratory", "HighTechZone")} == levels
