"""How fast canned queries, questions and exports are on a large graph, beside the engine and NetworkX alone.

    python benchmarks/queries.py [--documents 2000] [--keep FILE]

Loads generated documents (100,000 entities and 400,000 relationships with evidence by default) and the samples into a file
store, or opens the one at --keep when it is there. Asks each canned query with its example and with entities drawn by lot;
prints the median and 95th percentile in milliseconds, the latter also of processor time, and the ratio of the median to the same statement run by the engine
alone. The peak of memory is of the process so far. Optional entities are given; what a query without required parameters takes over the whole graph stands apart.
"""

import argparse
import contextlib
import io
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx

from kechuang.benchmarks.generated import documents
from kechuang.graph.errors import QueryError
from kechuang.graph.ontology import ontology
from kechuang.graph.store import Store, open_store
from kechuang.graph.subgraph import Subgraph
from kechuang.loaders.loading import load_into
from kechuang.queries.answer import answer
from kechuang.queries.ask import ask
from kechuang.queries.catalogue import Query, catalogue
from kechuang.queries.exports import FORMATS, export_files
from kechuang.queries.parameters import bind

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
ASKED = 40  # times each query
QUESTIONS = ("浙江省和浙江大学共建了哪些实验室?", "之江实验室后来怎么样了?", "谁资助得最多?", "东南有哪些高新区?")


def processing(work: Callable[[], Any]) -> float:
    """Return how many milliseconds of a processor `work` takes, which other programs hardly change."""
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def milliseconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return how long `work` takes, and what it returns."""
    start = time.perf_counter()
    made = work()
    return 1000 * (time.perf_counter() - start), made


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--keep", type=Path)
    wanted = parser.parse_args()
    with contextlib.ExitStack() as stack:
        path = wanted.keep or Path(stack.enter_context(tempfile.TemporaryDirectory())) / "bench.kgl"
        if not path.exists():
            with open_store(str(path)) as store:
                print(f"loading {sum(1 for _ in store.load_all(documents(wanted.documents)))} documents")
                load_into(store, [SAMPLES], print)
        store = stack.enter_context(open_store(str(path), read_only=True))
        counts = store.stats()
        print(f"{sum(counts['entities'].values()):,} entities, {sum(counts['relations'].values()):,} relationships\n")
        print(f"peak memory with the graph open {_peak():.0f} MB\n")
        names = _names(store)
        ask_queries(store, names)
        ask_questions(store)
        print(f"peak memory {_peak():.0f} MB")
        export_part(store)
        print(f"peak memory {_peak():.0f} MB")
        over_the_whole(store)
        print(f"peak memory {_peak():.0f} MB")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _names(store: Store) -> dict[str, list[str]]:
    """Return two thousand ids of each label, drawn by lot."""
    dice = random.Random(7)
    found = {}
    for name in ontology().labels:
        ids = sorted(row["id"] for row in store.run("ids", f"MATCH (n:{name}) RETURN n.id AS id"))
        found[name] = dice.sample(ids, min(2000, len(ids)))
    return found


def ask_queries(store: Store, names: dict[str, list[str]]) -> None:
    """Print the times of every canned query."""
    dice = random.Random(7)
    slow = []
    print(f"{'query':24}{'asked':>6}{'rows':>7}{'p50 ms':>9}{'p95 ms':>9}{'p95 cpu':>9}{'x engine':>10}")
    for query in catalogue([]).values():
        times, spent, raw, rows = [], [], [], []
        for given in _parameters(query, names, dice):
            try:
                took, found = milliseconds(lambda q=query.name, given=given: answer(store, q, **given))
            except QueryError:
                continue  # a name by lot that several entities share
            times.append(took)
            rows.append(len(found.rows))
            spent.append(processing(lambda q=query.name, given=given: answer(store, q, **given)))
            raw.append(_raw(store, query, given))
        median, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        cpu = statistics.quantiles(spent, n=20)[-1]
        ratio = median / max(statistics.median(raw), 0.01)
        print(f"{query.name:24}{len(times):6}{max(rows):7}{median:9.1f}{p95:9.1f}{cpu:9.1f}{ratio:10.2f}")
        slow += [query.name] if cpu >= 100 else []
    print(f"p95 of 100 ms or more of a processor: {', '.join(slow) or 'none'}")


def over_the_whole(store: Store) -> None:
    """Print how long queries without required parameters take over the whole graph."""
    print("\nover the whole graph, without a parameter:")
    for query in catalogue([]).values():
        if query.params and not any(param.required for param in query.params):
            took, found = milliseconds(lambda q=query.name: answer(store, q))
            print(f"{query.name:24}{len(found.rows):13}{took:9.1f} ms")


def _parameters(query: Query, names: dict[str, list[str]], dice: random.Random) -> Iterator[dict[str, str]]:
    """Yield the query's example, and parameters drawn by lot."""
    yield dict(query.example) if query.example or not query.params else _drawn(query, names, dice)
    for _ in range(ASKED - 1):
        yield _drawn(query, names, dice)


def _drawn(query: Query, names: dict[str, list[str]], dice: random.Random) -> dict[str, str]:
    given = {}
    for param in query.params:
        if param.labels:
            given[param.name] = dice.choice([dice.choice(names[label]) for label in param.labels if names[label]])
        elif param.types[0] == "label" and (param.required or dice.random() < 0.5):
            given[param.name] = dice.choice([name for name in names if name != "Document"])
        elif param.required:
            given[param.name] = query.example[param.name]
    return given


def _raw(store: Store, query: Query, given: dict[str, str]) -> float:
    """Return the time of the bare statement."""
    bound = bind(store, query, given)
    values = {param.name: bound.values.get(param.name) for param in query.params}
    text = query.text(bound.values, bound.labels)
    return milliseconds(lambda: store.run("raw", text, values, 60.0))[0]


def ask_questions(store: Store) -> None:
    """Print how long a question in Chinese takes, from its words to its rows."""
    print()
    for question in QUESTIONS:
        took, (guess, found) = milliseconds(lambda question=question: ask(store, question))
        print(f"ask {question}  {took:.0f} ms, {len(found.rows)} rows: {guess.command()}")


def export_part(store: Store) -> None:
    """Print how long it takes to export 5,000 nodes with their relationships, in every format, and by NetworkX."""
    rows = store.run(
        "edges",
        "MATCH (b)-[r:CO_BUILDS|HOSTS]->(a:Laboratory) RETURN type(r) AS type, b.id AS head, a.id AS tail, "
        "r.document AS document ORDER BY document, type, head, tail LIMIT 12000",
    )
    keys: list[tuple[str, str, str, str]] = []
    nodes: set[str] = set()
    for row in rows:
        if len(nodes | {row["head"], row["tail"]}) > 5000:
            break
        nodes |= {row["head"], row["tail"]}
        keys.append((row["type"], row["head"], row["tail"], row["document"]))
    took, part = milliseconds(lambda: store.subgraph(nodes, keys))
    print(f"\nexport of {len(part.nodes):,} nodes and {len(part.edges):,} edges (read in {took:.0f} ms)")
    peer = milliseconds(lambda: _by_networkx(part))[0]
    print(f"{'networkx graphml':24}{peer:9.0f} ms")
    for form in FORMATS:
        took, files = milliseconds(lambda form=form: export_files(part, form))
        print(f"{form:24}{took:9.0f} ms{took / peer:8.2f} x networkx{sum(map(len, files.values())):14,} bytes")


def _by_networkx(part: Subgraph) -> None:
    graph = networkx.MultiDiGraph()
    for node in part.nodes:
        graph.add_node(node.id, name=node.name, label=node.label)
    for edge in part.edges:
        graph.add_edge(edge.head, edge.tail, type=edge.type, quote=edge.quote, date=edge.date or "")
    networkx.write_graphml(graph, io.BytesIO())


if __name__ == "__main__":
    main()
