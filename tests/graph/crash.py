"""kill -9 at random moments of a load: nothing acknowledged is lost, nothing is half there, a rerun completes.

By hand, for many moments:  python tests/graph/crash.py [--moments 50] [--neo4j]
"""

import argparse
import contextlib
import io
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kechuang.benchmarks.generated import documents
from kechuang.graph.graph_store import GraphStore
from kechuang.graph.model import Entity, Extraction
from kechuang.graph.store import Store, open_store
from kechuang.tests import factory
from kechuang.tests.conftest import empty
from kechuang.tests.neo4j.server import PASSWORD, Server

COUNT = 40


def world() -> list[Extraction]:
    """Return the documents that are loaded; some of their names meet, so that merging is interrupted as well."""
    made = list(documents(COUNT, entities=6, relations=10, shared=4))
    lab = Entity("之江实验室", "Laboratory")
    pairs = [(Entity(f"甲{i}科创走廊", "Corridor", (f"乙{i}廊",)), Entity(f"乙{i}廊", "Corridor")) for i in range(10)]
    for i, (full, short) in enumerate(pairs):
        made.append(factory.extraction(f"简{i}", ("PART_OF", lab, short)))
        made.append(factory.extraction(f"全{i}", ("PART_OF", lab, full)))
    return made


def load(url: str) -> None:
    """Load all, the first half one transaction each, and print each document once it is kept."""
    made = world()
    with open_store(url) as store:
        for extraction in made[: len(made) // 2]:
            store.load(extraction)
            print(extraction.document.id, flush=True)
        assert isinstance(store, GraphStore)
        store.engine.batch = 100  # so that these few documents are several transactions
        for extraction, _ in store.load_all(made[len(made) // 2 :]):
            print(extraction.document.id, flush=True)


def dump(store: Store) -> list[str]:
    """Return the lines of a dump."""
    return [json.dumps(r, ensure_ascii=False, sort_keys=True) for r in store.records()]


def killed(url: str, count: int, after: float) -> set[str]:
    """Load in a process of its own, kill it `after` seconds from its `count`th word; return what it acknowledged."""
    command = [sys.executable, str(Path(__file__).resolve()), "--load", url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(count)]
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        said += process.stdout
    return {line.rstrip("\n") for line in said if line}


def check(url: str, count: int, after: float, expected: list[str]) -> int:
    """Kill once and check every promise; return how many documents were acknowledged."""
    acknowledged = killed(url, count, after)
    facts = {e.document.id: len({(r.type, r.head, r.tail) for r in e.relations}) for e in world()}
    if "://" in url or Path(url).exists() or Path(url + "-wal").exists():
        with open_store(url) as store:
            records = list(store.records())
        there = {r["id"] for r in records if r.get("label") == "Document"}
        assert acknowledged <= there, "an acknowledged document is missing"
        for document in there:
            stated = [r for r in records if r.get("document") == document and r["type"] != "MENTIONS"]
            assert len(stated) == facts[document], f"{document} is half there"
    with contextlib.redirect_stdout(io.StringIO()):
        load(url)
    with open_store(url, read_only=True) as store:
        assert dump(store) == expected, "the rerun differs from an undisturbed load"
    return len(acknowledged)


def run(fresh: Callable[[], str], moments: int, seed: int = 9) -> list[int]:
    """Kill `moments` loads, each into an empty store; return how many documents each had acknowledged."""
    dice = random.Random(seed)
    url = fresh()
    with contextlib.redirect_stdout(io.StringIO()):
        load(url)
    with open_store(url, read_only=True) as store:
        expected = dump(store)
    last = len(world())
    return [check(fresh(), dice.randrange(last), dice.uniform(0.0, 0.02), expected) for _ in range(moments)]


def main() -> None:
    """Load (for the process that is killed), or kill many times and print what was acknowledged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--load")
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--neo4j", action="store_true")
    given = parser.parse_args()
    if given.load:
        load(given.load)
        return
    if not given.neo4j:
        counts = run(lambda: str(Path(tempfile.mkdtemp(prefix="kechuang-crash-")) / "a.kgl"), given.moments)
    else:
        server = Server()
        os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"] = "neo4j", PASSWORD

        def fresh() -> str:
            empty(server.url)
            return server.url

        try:
            counts = run(fresh, given.moments)
        finally:
            server.stop()
    print(f"{len(counts)} kills passed; documents acknowledged before each: {sorted(counts)}")


if __name__ == "__main__":
    main()
