"""How fast a store loads, opens, answers and removes, beside the same rows through its engine alone.

    python benchmarks/store.py [--documents 2000] [--neo4j] [--keep FOLDER]

Loads generated documents (100,000 entities and 400,000 relationships with evidence by default) through kechuang and then
through kglite alone, or with --neo4j through the driver alone on a server that is started for it and warmed up first.
Prints seconds, ratios, the time of a question from the command line, the p95 of canned queries and the time of a removal.
"""

import argparse
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from generated import documents

from kechuang.graph.claims import entity_rows, relationship_rows
from kechuang.graph.facts import facts_of
from kechuang.graph.model import Extraction
from kechuang.graph.ontology import ontology
from kechuang.graph.statements import statement
from kechuang.graph.store import Store, open_store
from kechuang.queries.answer import answer

BATCH = 5000
Run = Callable[[str, dict[str, Any]], Any]


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that `work` takes, and what it returns."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def own(url: str, extractions: Iterable[Extraction]) -> int:
    """Load through kechuang; return how many documents."""
    with open_store(url) as store:
        return sum(1 for _ in store.load_all(extractions))


def rows_of(extractions: Iterable[Extraction]) -> tuple[dict[str, dict[str, Any]], dict[Any, list[Any]], list[Any]]:
    """Return the rows that kechuang writes: entities by label, relationships by join, documents."""
    facts = [facts_of(extraction) for extraction in extractions]
    claims = [claim for one in facts for claim in one.claims]
    return (
        entity_rows(claims, {}, {}),
        relationship_rows(claims, {}),
        [{"id": f.id, "properties": f.properties} for f in facts],
    )


def raw(transaction: Callable[[str, list[Any]], Any], rows: Any) -> None:
    """Write rows in batches of 5,000, one statement and one transaction each: nodes first, then relationships."""
    entities, relationships, papers = rows
    work = [(statement("put_documents"), papers)]
    work += [(_plain(statement("put_nodes", label=label)), list(some.values())) for label, some in entities.items()]
    work += [
        (_merge(statement("put_edges", head=h, kind=k, tail=t)), some) for (h, k, t), some in relationships.items()
    ]
    for cypher, some in work:
        for start in range(0, len(some), BATCH):
            transaction(cypher, some[start : start + BATCH])


def _plain(cypher: str) -> str:
    return cypher.replace("n.`key` = row.`key`, ", "")


def _merge(cypher: str) -> str:
    """Without kechuang's bookkeeping nobody knows that a relationship is new: UNWIND + MERGE + SET, as is usual."""
    return cypher.replace("CREATE (h)", "MERGE (h)")


def constraints() -> list[str]:
    """Return the constraints alone, without kechuang's indexes."""
    return [statement("constraint", label=label) for label in ontology().labels]


def raw_file(path: Path, rows: Any) -> None:
    """Write rows through kglite alone, with its log and a checkpoint at the end."""
    import kglite

    graph = kglite.open(str(path), durable="normal")
    for cypher in constraints():
        graph.cypher(cypher)

    def transaction(cypher: str, some: list[Any]) -> None:
        with graph.begin() as opened:
            opened.cypher(cypher, params={"rows": some})

    raw(transaction, rows)
    graph.close()


def raw_neo4j(url: str, rows: Any) -> None:
    """Write rows through the driver alone, in managed transactions."""
    import neo4j

    auth = neo4j.basic_auth(os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"])
    with neo4j.GraphDatabase.driver(url, auth=auth) as driver:
        for cypher in constraints():
            driver.execute_query(cypher, database_="neo4j")  # type: ignore[arg-type]
        raw(lambda cypher, some: driver.execute_query(cypher, {"rows": some}, database_="neo4j"), rows)  # type: ignore[arg-type]


def empty(url: str) -> None:
    """Take everything out of a server, in bounded bites, indexes too."""
    import neo4j

    auth = neo4j.basic_auth(os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"])
    with neo4j.GraphDatabase.driver(url, auth=auth) as driver:
        for what in ("()-[r]->() WITH r LIMIT 20000 DELETE r", "(n) WITH n LIMIT 20000 DETACH DELETE n"):
            while driver.execute_query(f"MATCH {what} RETURN count(*) AS n", database_="neo4j").records[0]["n"]:  # type: ignore[arg-type]
                pass
        for name in [r["name"] for r in driver.execute_query("SHOW CONSTRAINTS YIELD name", database_="neo4j").records]:
            driver.execute_query(f"DROP CONSTRAINT `{name}`", database_="neo4j")  # type: ignore[arg-type]
        for name in [
            r["name"]
            for r in driver.execute_query(
                "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name", database_="neo4j"
            ).records
        ]:
            driver.execute_query(f"DROP INDEX `{name}`", database_="neo4j")  # type: ignore[arg-type]


def questions(store: Store, extractions: list[Extraction]) -> list[float]:
    """Return the seconds of 200 canned questions about entities of the graph."""
    seconds = []
    for extraction in extractions[:: max(1, len(extractions) // 20)][:20]:
        by_label = {entity.type: entity for entity in extraction.entities}
        if not {"University", "Laboratory"} <= set(by_label):
            continue
        place, university = by_label["Place"].name, by_label["University"].name
        for name, parameters in (
            ("cobuilt-laboratories", {"province": place, "university": university}),
            ("cobuilding-of", {"entity": university}),
            ("located-in", {"place": place}),
            ("evidence", {"entity": by_label["Laboratory"].name}),
            ("funding", {"funder": by_label.get("Agency", by_label["Place"]).name}),
            ("succession", {"entity": by_label.get("Programme", by_label["Laboratory"]).name}),
        ):
            try:
                seconds.append(
                    timed(lambda name=name, parameters=parameters: list(answer(store, name, **parameters)))[0]
                )
            except Exception as error:
                print(f"  {name}: {error}")
    return seconds


def report_use(url: str, extractions: list[Extraction]) -> None:
    """Print how fast the loaded store answers and forgets a document."""
    with open_store(url, read_only=True) as store:
        questions(store, extractions)
        seconds = questions(store, extractions)
        p95 = statistics.quantiles(seconds, n=20)[-1]
        print(
            f"canned queries     median {1000 * statistics.median(seconds):7.1f} ms   p95 {1000 * p95:7.1f} ms   ({len(seconds)} asked)"
        )
    with open_store(url) as store:
        for extraction in extractions[100:104]:
            seconds_out, gone = timed(lambda e=extraction: store.remove(e.document.id))
            print(f"remove a document  {seconds_out:7.2f} s   ({gone} relationships)")
            list(store.load_all([extraction]))
            print(f"settle             {timed(store.settle)[0]:7.2f} s   (after loading it again)")


def report_cold(url: str, extraction: Extraction) -> None:
    """Print the time and memory of one question from the command line."""
    name = next(e.name for e in extraction.entities if e.type == "University")
    command = [sys.executable, "-m", "kechuang", "query", "cobuilding-of", "--entity", name, "--store", url]
    for _ in range(3):
        seconds, _ = timed(lambda: subprocess.run(command, check=True, capture_output=True))
        print(f"one question       {seconds:7.2f} s   from the command line")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--neo4j", action="store_true")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    extractions = list(documents(given.documents))
    rows = rows_of(extractions)
    nodes = sum(map(len, rows[0].values()))
    print(f"{given.documents} documents, {nodes:,} entities, {sum(map(len, rows[1].values())):,} relationships")
    (on_server if given.neo4j else on_file)(extractions, rows, given.keep)


def on_file(extractions: list[Extraction], rows: Any, keep: Path | None) -> None:
    """Compare with kglite alone."""
    folder = keep or Path(tempfile.mkdtemp(prefix="kechuang-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    start = time.process_time()
    peer, _ = timed(lambda: raw_file(folder / "raw.kgl", rows))
    peer_cpu = time.process_time() - start
    print(f"kglite alone       {peer:7.1f} s   ({peer_cpu:.1f} s of processor)")
    start = time.process_time()
    mine, _ = timed(lambda: own(str(folder / "own.kgl"), extractions))
    mine_cpu = time.process_time() - start
    print(f"kechuang load      {mine:7.1f} s   ({mine_cpu:.1f} s of processor)")
    print(
        f"                   {mine / peer:7.2f} times kglite alone by the clock, {mine_cpu / peer_cpu:.2f} by processor time"
    )
    report_cold(str(folder / "own.kgl"), extractions[7])
    report_use(str(folder / "own.kgl"), extractions)


def on_server(extractions: list[Extraction], rows: Any, _: Path | None) -> None:
    """Compare with the driver alone, on a server of our own that is warm."""
    server = _server_module().Server()
    os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"] = "neo4j", "kechuang-tests"
    try:
        few = extractions[: max(20, len(extractions) // 10)]
        raw_neo4j(server.url, rows_of(few))
        empty(server.url)
        own(server.url, few)
        empty(server.url)
        peer, _ = timed(lambda: raw_neo4j(server.url, rows))
        print(f"driver alone       {peer:7.1f} s")
        empty(server.url)
        mine, _ = timed(lambda: own(server.url, extractions))
        print(f"kechuang load      {mine:7.1f} s   ({mine / peer:.2f} times the driver alone)")
        report_use(server.url, extractions)
    finally:
        server.stop()


def _server_module() -> ModuleType:
    path = Path(__file__).resolve().parent.parent / "tests" / "neo4j" / "server.py"
    spec = importlib.util.spec_from_file_location("kechuang_bench_server", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
