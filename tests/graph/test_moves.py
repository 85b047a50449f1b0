"""Graphs that move: from store to store, through a dump, through neo4j-admin, and into analysts' libraries."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kechuang.graph.bridges import to_html, to_networkx, to_pandas, to_py2neo
from kechuang.graph.bulk import import_arguments, write_admin_files
from kechuang.graph.errors import InputError, StoreError, StoreUnavailableError
from kechuang.graph.model import Entity
from kechuang.graph.restore import copy_store, read_records, restore
from kechuang.graph.store import Store, open_store
from kechuang.graph.subgraph import Subgraph

from ..conftest import dump, empty, load_module

factory = load_module(Path(__file__).parent.parent / "factory.py")

UNIVERSITY = Entity("浙江大学", "University", ("浙大", "求是\"'`|;,"))
LAB = Entity("之江\n实验室\\", "Laboratory", ("",), None, {"level": "国家"})
FUNDER = Entity("}) DETACH DELETE n //", "Agency")
FIRST = factory.extraction("甲", ("CO_BUILDS", UNIVERSITY, LAB), ("FUNDS", FUNDER, LAB), date="2021-03", place="浙江")
SECOND = factory.extraction("乙", ("CO_BUILDS", UNIVERSITY, Entity("Ｇ60", "Laboratory")), text='引“号”\n"和\\,逗号')


@pytest.fixture
def full(tmp_path: Path) -> str:
    """A file store with two documents, a merge by rule and one by an analyst."""
    url = str(tmp_path / "full.kgl")
    with open_store(url) as store:
        store.load(FIRST)
        store.load(SECOND)
        store.load(factory.extraction("丙", ("CO_BUILDS", UNIVERSITY, Entity("G60", "Laboratory"))))
        store.merge(LAB.id, "lab:G60", "同")
    return url


def test_a_copy_dumps_the_same(full: str, store: Store) -> None:
    with open_store(full, read_only=True) as source:
        copy_store(source, store)
        assert dump(store) == dump(source)
        with pytest.raises(StoreError, match="not empty"):
            copy_store(source, store)
    store.split("lab:G60")
    assert store.find("lab:G60")


def test_a_dump_is_a_backup(full: str, tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    with open_store(full, read_only=True) as source:
        before = dump(source)
    path.write_text(before + "\n", encoding="utf-8")
    with open_store(str(tmp_path / "back.kgl")) as store:
        restore(read_records(path), store)
        assert dump(store) == before
    path.write_text(before + "\n{]\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"dump\.jsonl:\d+"):
        list(read_records(path))


@pytest.mark.neo4j
def test_neo4j_admin_imports_the_export(full: str, tmp_path: Path, neo4j_server: str) -> None:
    server = load_module(Path(__file__).parent.parent / "neo4j" / "server.py").Server(start=False)
    try:
        with open_store(full, read_only=True) as source:
            expected = dump(source)
            files = write_admin_files(source.records(), tmp_path / "csv")
            with pytest.raises(InputError, match="not empty"):
                write_admin_files(source.records(), tmp_path / "csv")
        server.admin("database", "import", "full", "neo4j", *import_arguments(files))
        server.restart()
        with open_store(server.url) as imported:
            assert dump(imported) == expected
            assert not imported.load(FIRST)
            assert [n.name for n in imported.find("}) DETACH DELETE n //")] == ["}) DETACH DELETE n //"]
            imported.split("lab:G60")
        server.halt()
        with server.conf.open("a") as conf:
            conf.write("server.databases.read_only=neo4j\n")
        server.restart()
        with pytest.raises(StoreUnavailableError, match="read-only"), open_store(server.url) as closed:
            closed.remove(SECOND.document.id)
        with open_store(server.url, read_only=True) as asked:
            assert asked.stats()["documents"] == 3
    finally:
        server.stop()


@pytest.fixture
def part(full: str) -> Subgraph:
    with open_store(full, read_only=True) as source:
        keys = [tuple(r[k] for k in ("type", "head", "tail", "document")) for r in source.records() if "type" in r]
        return source.subgraph([], [k for k in keys if k[0] != "MENTIONS"])


def test_networkx_and_pandas_have_all_of_it(part: Subgraph) -> None:
    graph = to_networkx(part)
    assert graph.number_of_nodes() == len(part.nodes)
    assert graph.number_of_edges() == len(part.edges)
    assert graph.edges[FUNDER.id, LAB.id, ("FUNDS", FIRST.document.id)]["quote"] == FIRST.document.text
    nodes, edges = to_pandas(part)
    assert nodes.loc[UNIVERSITY.id, "name"] == "浙江大学"
    assert set(edges["document"]) == {e.document for e in part.edges}
    assert len(to_pandas(Subgraph())[1]) == 0


def test_a_notebook_shows_it_escaped(part: Subgraph) -> None:
    html = part._repr_html_()
    assert "浙江大学" in html
    assert "&quot;" in to_html(part)
    assert "<script" not in html


@pytest.mark.neo4j
def test_py2neo_pushes_it(part: Subgraph, neo4j_server: str) -> None:
    import py2neo

    empty(neo4j_server)
    made = to_py2neo(part)
    graph = py2neo.Graph(neo4j_server, auth=(os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"]))
    graph.merge(made)
    assert graph.run("MATCH ()-[r]->() RETURN count(r) AS n").evaluate() == len({e.key[:3] for e in part.edges})
    assert graph.run("MATCH (n:University {id: $id}) RETURN n.name AS n", id=UNIVERSITY.id).evaluate() == "浙江大学"


def test_the_command_copies(full: str, tmp_path: Path) -> None:
    target = str(tmp_path / "copy.kgl")
    command = [sys.executable, "-m", "kechuang", "copy", full, target]
    assert subprocess.run(command, capture_output=True).returncode == 0
    again = subprocess.run(command, capture_output=True, text=True)
    assert again.returncode == 1
    assert "not empty" in again.stderr
    with open_store(full, read_only=True) as old, open_store(target, read_only=True) as new:
        assert dump(old) == dump(new)
