"""How fast a store loads, opens, answers and removes, beside the same rows through its engine alone.

    python benchmarks/store.py [--documents 2000] [--rounds 2] [--keep FOLDER]
    python benchmarks/store.py --neo4j [--graphrag] [--documents 2000] [--rounds 2]

Loads generated documents (100,000 entities and 400,000 relationships with evidence by default) through kglite alone and
through kechuang, in turn, as often as --rounds says; with --neo4j through the driver alone on a server that is started for
it and warmed up first, with --graphrag also through neo4j-graphrag's Neo4jWriter (it needs neo4j-graphrag installed; its
plugin APOC is fetched by Maven like the server). With --neo4j also the offline import. Prints seconds, ratios, the time of a
question from the command line, the p95 of canned queries and the time of a removal.
"""

import argparse
import asyncio
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kechuang.benchmarks.generated import documents
from kechuang.graph.bulk import import_arguments, write_admin_files
from kechuang.graph.claims import entity_rows, relationship_rows
from kechuang.graph.facts import facts_of
from kechuang.graph.model import Extraction
from kechuang.graph.ontology import ontology
from kechuang.graph.restore import copy_store
from kechuang.graph.statements import statement
from kechuang.graph.store import Store, open_store
from kechuang.queries.answer import answer
from kechuang.tests.neo4j.server import PASSWORD, Server

if TYPE_CHECKING:
    import neo4j

OWN = "kechuang load"
BATCH = 5000
# What is usual where nobody keeps books of what is new: UNWIND + MERGE + SET.
DOCUMENTS = "UNWIND $rows AS row MERGE (d:Document {id: row.id}) SET d += row.properties"
NODES = """UNWIND $rows AS row MERGE (n:{label} {{id: row.id}})
SET n.name = row.name, n.aliases = row.aliases SET n += row.properties"""
EDGES = """UNWIND $rows AS row MATCH (h:{head} {{id: row.head}}) MATCH (t:{tail} {{id: row.tail}})
MERGE (h)-[r:{kind} {{document: row.document}}]->(t) SET r += row.evidence"""


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
    work = [(DOCUMENTS, papers)]
    work += [(NODES.format(label=label), list(some.values())) for label, some in entities.items()]
    work += [(EDGES.format(head=h, kind=k, tail=t), some) for (h, k, t), some in relationships.items()]
    for cypher, some in work:
        for start in range(0, len(some), BATCH):
            transaction(cypher, some[start : start + BATCH])


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


def driver_of(url: str) -> "neo4j.Driver":
    """Return a driver of a server, with the login of the environment."""
    import neo4j

    auth = neo4j.basic_auth(os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"])
    return neo4j.GraphDatabase.driver(url, auth=auth)


def raw_neo4j(url: str, rows: Any) -> None:
    """Write rows through the driver alone, in managed transactions."""
    with driver_of(url) as driver:
        for cypher in constraints():
            driver.execute_query(cypher, database_="neo4j")  # type: ignore[arg-type]
        raw(lambda cypher, some: driver.execute_query(cypher, {"rows": some}, database_="neo4j"), rows)  # type: ignore[arg-type]


def empty(url: str) -> None:
    """Take everything out of a server, in bounded bites, indexes too."""
    with driver_of(url) as driver:
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
            store.load(extraction)
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
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--neo4j", action="store_true")
    parser.add_argument("--graphrag", action="store_true")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    if given.graphrag and find_spec("neo4j_graphrag") is None:
        parser.error("--graphrag compares with another project: pip install neo4j-graphrag==1.22.0")
    extractions = list(documents(given.documents))
    rows = rows_of(extractions)
    nodes = sum(map(len, rows[0].values()))
    print(f"{given.documents} documents, {nodes:,} entities, {sum(map(len, rows[1].values())):,} relationships")
    folder = given.keep or Path(tempfile.mkdtemp(prefix="kechuang-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    if given.neo4j or given.graphrag:
        on_server(extractions, rows, given.rounds, folder, graphrag=given.graphrag)
    else:
        on_file(extractions, rows, given.rounds, folder)


def contest(loads: dict[str, Callable[[], Any]], before: Callable[[], Any], rounds: int) -> None:
    """Run the loads in turn, each after `before`; print seconds, and how many times as long kechuang takes."""
    seconds: dict[str, float] = dict.fromkeys(loads, 0.0)
    processor = dict(seconds)
    for _ in range(rounds):
        for name, load in loads.items():
            before()
            gc.collect()
            gc.freeze()  # what the benchmark itself holds is no part of a load
            start = time.process_time()
            took, _ = timed(load)
            used = time.process_time() - start
            seconds[name] += took
            processor[name] += used
            print(f"{name:18} {took:7.1f} s   ({used:.1f} s of processor here)", flush=True)
    for name in loads:
        if name != OWN:
            print(
                f"kechuang takes {seconds[OWN] / seconds[name]:.2f} times as long as {name}"
                f" ({processor[OWN] / processor[name]:.2f} by processor time here)"
            )


def on_file(extractions: list[Extraction], rows: Any, rounds: int, folder: Path) -> None:
    """Compare with kglite alone."""

    def before() -> None:
        for name in ("raw", "own"):
            for path in folder.glob(f"{name}.kgl*"):
                path.unlink()

    url = str(folder / "own.kgl")
    loads = {"kglite alone": lambda: raw_file(folder / "raw.kgl", rows), OWN: lambda: own(url, extractions)}
    contest(loads, before, rounds)
    report_cold(url, extractions[7])
    report_use(url, extractions)


def on_server(extractions: list[Extraction], rows: Any, rounds: int, folder: Path, *, graphrag: bool) -> None:
    """Compare with the driver alone and other writers, on a server of our own that is warm."""
    server = Server(apoc=graphrag, small=False)
    url = server.url
    os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"] = "neo4j", PASSWORD

    def loads(some: list[Extraction], rows: Any) -> dict[str, Callable[[], Any]]:
        made = {"driver alone": lambda: raw_neo4j(url, rows), OWN: lambda: own(url, some)}
        if graphrag:
            graph = graphrag_graph(rows)
            made["neo4j-graphrag"] = lambda: graphrag_writer(url, graph)
            made[OWN] = made.pop(OWN)
        return made

    try:
        few = extractions[: max(20, len(extractions) // 5)]
        for load in loads(few, rows_of(few)).values():
            empty(url)
            load()
        contest(loads(extractions, rows), lambda: empty(url), rounds)
        report_use(url, extractions)
        report_import(server, url, folder / "import")
    finally:
        server.stop()


def report_import(server: Server, url: str, folder: Path) -> None:
    """Print how long the export for the offline importer and the import itself take."""
    with open_store(url, read_only=True) as store:
        from_server, _ = timed(lambda: write_admin_files(store.records(), folder / "server"))
        copy = str(folder / "copy.kgl")
        with open_store(copy) as target:
            copy_store(store, target)
    with open_store(copy, read_only=True) as store:
        from_file, paths = timed(lambda: write_admin_files(store.records(), folder / "file"))
    server.halt()
    arguments = ["database", "import", "full", "neo4j", "--overwrite-destination", *import_arguments(paths)]
    seconds, _ = timed(lambda: server.admin(*arguments))
    print(f"admin export       {from_file:7.1f} s   from a file; {from_server:.1f} s from this server")
    print(f"admin import       {seconds:7.1f} s   together {from_file + seconds:.1f} s from a file")


def graphrag_graph(rows: Any) -> Any:
    """Return the same rows as neo4j-graphrag takes them."""
    from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

    def plain(properties: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in properties.items() if value is not None}

    entities, relationships, papers = rows
    nodes = [Neo4jNode(id=row["id"], label="Document", properties=plain(row["properties"])) for row in papers]
    for label, some in entities.items():
        for row in some.values():
            own = {"name": row["name"], "aliases": row["aliases"], **plain(row["properties"])}
            nodes.append(Neo4jNode(id=row["id"], label=label, properties=own))
    edges = [
        Neo4jRelationship(
            start_node_id=row["head"],
            end_node_id=row["tail"],
            type=kind,
            properties={"document": row["document"], **row["evidence"]},
        )
        for (_, kind, _), some in relationships.items()
        for row in some
    ]
    return Neo4jGraph(nodes=nodes, relationships=edges)


def graphrag_writer(url: str, graph: Any) -> None:
    """Write a graph through neo4j-graphrag, which merges away parallel relationships of different documents."""
    from neo4j_graphrag.components.kg_writer import Neo4jWriter

    with driver_of(url) as driver:
        done = asyncio.run(Neo4jWriter(driver, neo4j_database="neo4j", batch_size=BATCH).run(graph))
        if done.status != "SUCCESS":
            raise RuntimeError(f"neo4j-graphrag failed: {done.metadata}")


if __name__ == "__main__":
    main()
