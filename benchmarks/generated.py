"""A generated world: documents with entities, relations and evidence, the same for the same numbers."""

import hashlib
import random
from collections.abc import Iterator

from kechuang.graph.model import Document, Entity, Extraction, Relation, Status

KINDS = (
    ("Laboratory", "重点实验室", 20),
    ("University", "大学", 6),
    ("ResearchInstitute", "研究院", 18),
    ("Platform", "创新中心", 20),
    ("Company", "科技有限公司", 16),
    ("HighTechZone", "高新技术产业开发区", 6),
    ("Programme", "专项行动计划", 10),
    ("Agency", "科学技术局", 4),
)
TRIPLES = (
    ("CO_BUILDS", "University", "Laboratory"),
    ("CO_BUILDS", "ResearchInstitute", "Platform"),
    ("HOSTS", "Company", "Laboratory"),
    ("FUNDS", "Agency", "Laboratory"),
    ("LOCATED_IN", "Laboratory", "Place"),
    ("LOCATED_IN", "Company", "Place"),
    ("AFFILIATED_WITH", "Laboratory", "University"),
    ("PART_OF", "Platform", "HighTechZone"),
    ("SUCCEEDS", "Programme", "Programme"),
)
STATUSES: tuple[Status, ...] = ("planned", "underway", "done")
SYLLABLES = "东南西北春江山海云石林川平安永和新光明华天宇星河泰康宁远清正"


def documents(
    count: int = 2000, entities: int = 50, relations: int = 140, shared: int = 10, seed: int = 5
) -> Iterator[Extraction]:
    """Yield `count` documents; each brings `entities` of its own, names `shared` older ones, and states `relations`.

    With the defaults: 100,000 entities, 280,000 stated relations and 120,000 MENTIONS, 400,000 relationships in all.
    """
    dice = random.Random(seed)
    places = [
        Entity(
            f"{a}{b}", "Place", (f"{a}{b}市",), None, {"adcode": f"{11 + i // 30:02d}{i % 30:02d}00", "level": "city"}
        )
        for i, (a, b) in enumerate((a, b) for a in SYLLABLES[:20] for b in SYLLABLES[:20] if a != b)
    ]
    pool: list[Entity] = []
    for number in range(count):
        own = [_entity(dice, number * entities + i) for i in range(entities)]
        known = [*own, *dice.sample(pool, min(shared // 2, len(pool))), *dice.sample(places, shared - shared // 2)]
        pool += own[:5]
        yield _document(dice, number, known, relations)


def _entity(dice: random.Random, number: int) -> Entity:
    label, head, _ = dice.choices(KINDS, [kind[2] for kind in KINDS])[0]
    word = "".join(dice.choices(SYLLABLES, k=2))
    name = f"{word}第{number}{head}"
    return Entity(name, label, (f"{word}{number}",) if number % 3 == 0 else ())


def _document(dice: random.Random, number: int, known: list[Entity], count: int) -> Extraction:
    by_label: dict[str, list[Entity]] = {}
    for entity in known:
        by_label.setdefault(entity.type, []).append(entity)
    title = f"某市{2000 + number % 25}年第{number}号工作要点"
    text = f"{title}。" + "推动高校、院所与企业共建实验室,支持其开展关键核心技术攻关。" * 200
    digest = hashlib.sha256(f"{number}{text}".encode()).hexdigest()
    date = f"{2000 + number % 25}-{1 + number % 12:02d}"
    document = Document(f"doc:{title}#{digest[:8]}", title, text, f"{number}.txt", date, None, None, digest)
    possible = [t for t in TRIPLES if by_label.get(t[1]) and by_label.get(t[2])]
    made: dict[tuple[str, str, str], Relation] = {}
    for _ in range(20 * count if possible else 0):
        if len(made) == count:
            break
        kind, head, tail = dice.choice(possible)
        ends = dice.choice(by_label[head]), dice.choice(by_label[tail])
        start = 30 * len(made)
        quote = f"支持{ends[0].name}与{ends[1].name}合作,共同推进重大科研设施和创新平台建设,力争年内取得实质性进展。"
        if ends[0].id != ends[1].id:
            status = dice.choice(STATUSES)
            amount = 1e7 if kind == "FUNDS" else None
            made[kind, ends[0].id, ends[1].id] = Relation(
                kind, ends[0].id, ends[1].id, start, start + len(quote), quote, status, "stated", amount, 0.8, "bench"
            )
    return Extraction(document, (), tuple(known), tuple(made.values()))
