"""Each export is read back by what it is for, also when the texts are hostile."""

import csv
import io
import json
import re
import time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest

from kechuang.graph.errors import QueryError
from kechuang.graph.store import Store
from kechuang.graph.subgraph import Edge, Node, Subgraph
from kechuang.queries.answer import answer
from kechuang.queries.exports import FORMATS, ONE_FILE, export_files
from kechuang.queries.exports.cypher import literal
from kechuang.queries.exports.fonts import find_font
from kechuang.queries.exports.lettering import Lettering
from kechuang.queries.whole import around, from_records, whole_graph
from kechuang.queries.writers.cells import clean


@pytest.fixture(scope="module")
def corridor(asked: Store) -> Subgraph:
    return answer(asked, "corridor-network", corridor="杭州城西科创大走廊").subgraph()


def test_graphml_is_read_back_by_networkx(corridor: Subgraph) -> None:
    graph = networkx.read_graphml(io.BytesIO(export_files(corridor, "graphml")[""]))
    assert set(graph) == {node.id for node in corridor.nodes}
    assert graph.nodes["lab:之江实验室"]["name"] == "之江实验室"
    assert graph.nodes["lab:之江实验室"]["aliases"] == "之江"
    found = {(h, d["type"], t, d["quote"], d["start"]) for h, t, d in graph.edges(data=True)}
    assert found == {(e.head, e.type, e.tail, e.quote, e.start) for e in corridor.edges}


def test_gexf_has_colours_sizes_and_dates(corridor: Subgraph) -> None:
    content = export_files(corridor, "gexf")[""]
    graph = networkx.read_gexf(io.BytesIO(content), version="1.3")
    assert graph.number_of_nodes() == len(corridor.nodes)
    assert graph.number_of_edges() == len(corridor.edges)
    lab = graph.nodes["lab:之江实验室"]
    assert lab["viz"]["color"] == {"r": 0xD1, "g": 0x49, "b": 0x5B, "a": 1.0}
    assert lab["viz"]["size"] > graph.nodes["co:阿里巴巴"]["viz"]["size"]
    assert lab["start"] == "2018-01-01"
    root = ElementTree.fromstring(content)
    dates = {edge.get("start") for edge in root.iter("{http://gexf.net/1.3}edge")}
    assert dates == {"2018-01-01", "2021-02-01", "2021-06-01"}


def test_csv_is_read_back(corridor: Subgraph) -> None:
    files = export_files(corridor, "csv", bom=True)
    assert all(content.startswith(b"\xef\xbb\xbf") for content in files.values())
    nodes = list(csv.DictReader(io.StringIO(files["nodes.csv"].decode("utf-8-sig"))))
    edges = list(csv.DictReader(io.StringIO(files["edges.csv"].decode("utf-8-sig"))))
    assert [row["id"] for row in nodes] == [node.id for node in corridor.nodes]
    assert [(row["type"], row["head"], row["tail"], row["document"]) for row in edges] == [
        e.key for e in corridor.edges
    ]


def test_json_and_jsonld(corridor: Subgraph) -> None:
    plain = json.loads(export_files(corridor, "json")[""])
    assert len(plain["nodes"]) == len(corridor.nodes)
    assert {e["document"] for e in plain["edges"]} == {d["id"] for d in plain["documents"]}
    linked = json.loads(export_files(corridor, "jsonld")[""])
    known = {one["@id"] for one in linked["@graph"] if "@id" in one}
    statements = [one for one in linked["@graph"] if one["@type"] == "rdf:Statement"]
    assert len(statements) == len(corridor.edges)
    assert all({s["head"], s["tail"], s["document"]} <= known for s in statements)
    assert all(re.fullmatch(r"urn:kechuang:[\w%.~:@-]+", one, re.ASCII) for one in known)


def test_a_dump_can_be_read_back(asked: Store) -> None:
    whole = whole_graph(asked)
    again = from_records(map(json.loads, export_files(whole, "jsonl")[""].decode().splitlines()))
    assert list(again.nodes) == list(whole.nodes)
    assert list(again.edges) == list(whole.edges)
    assert len(whole.documents) == 6


def test_what_surrounds_an_entity(asked: Store) -> None:
    node = asked.find("甬江实验室")[0]
    graph = around(asked, node)
    assert {n.name for n in graph.nodes} == {
        *("甬江实验室", "宁波", "中国科学院宁波材料技术与工程研究所", "甬江科创大走廊", "国家新材料测试评价平台")
    }
    assert any(e.type == "MENTIONS" for e in around(asked, node, mentions=True).edges)


@pytest.mark.parametrize("form", ONE_FILE)
def test_an_export_depends_on_the_graph_alone(corridor: Subgraph, form: str) -> None:
    if form == "png":
        pytest.importorskip("PIL")
    assert export_files(corridor, form) == export_files(corridor, form)


def test_hostile_texts_stay_texts(hostile: Subgraph) -> None:
    count = len(hostile.nodes)
    graphml = networkx.read_graphml(io.BytesIO(export_files(hostile, "graphml")[""]))
    assert graphml.number_of_nodes() == count
    gexf = networkx.read_gexf(io.BytesIO(export_files(hostile, "gexf")[""]), version="1.3")
    assert gexf.number_of_edges() == count
    assert len(json.loads(export_files(hostile, "json")[""])["edges"]) == count
    assert len(json.loads(export_files(hostile, "jsonld")[""])["@graph"]) == 3 * count
    for name, content in export_files(hostile, "csv").items():
        for row in csv.reader(io.StringIO(content.decode())):
            assert not any(cell.lstrip().startswith(("=", "+", "@")) for cell in row), name
    svg = ElementTree.fromstring(export_files(hostile, "svg")[""])
    assert not list(svg.iter("{http://www.w3.org/2000/svg}script"))


def test_literals_end_where_they_should() -> None:
    assert literal("it's") == r"'it\'s'"
    assert literal("a\\") == r"'a\\'"
    assert "\\\\u" not in literal("\\u0027")
    assert literal({"end": 1, "坏`键": None, "x": [1.5, True, "y"]}) == "{`end`: 1, x: [1.5, true, 'y']}"


@pytest.mark.parametrize("engine", ["file", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def test_the_cypher_script_builds_the_same_graph(
    engine: str, hostile: Subgraph, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    statements = export_files(hostile, "cypher")[""].decode().split(";\n")[:-1]
    expected = {clean(n.name.replace("\ud800", "?")) for n in hostile.nodes}
    # a name may hold `;` and a line break, so that statements are put together again until their quotes close
    script, current = [], ""
    for piece in statements:
        current += piece
        if _closed(current):
            script.append(current)
            current = ""
        else:
            current += ";\n"
    assert current == ""
    if engine == "file":
        import kglite

        graph: Any = kglite.KnowledgeGraph()
        for statement in script * 2:
            graph.cypher(statement)
        names = [row["name"] for row in graph.cypher("MATCH (n:Laboratory) RETURN n.name AS name")]
        edges = len(list(graph.cypher("MATCH ()-[r:CO_BUILDS]->() RETURN r.quote AS q")))
    else:
        import os

        import neo4j

        url = request.getfixturevalue("neo4j_server")
        auth = (os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"])
        with neo4j.GraphDatabase.driver(url, auth=auth) as driver:
            driver.execute_query("MATCH (n) DETACH DELETE n", database_="neo4j")
            for statement in script * 2:
                driver.execute_query(statement, database_="neo4j")
            found = driver.execute_query("MATCH (n:Laboratory) RETURN n.name AS name", database_="neo4j").records
            names = [row["name"] for row in found]
            edges = len(driver.execute_query("MATCH ()-[r:CO_BUILDS]->() RETURN r", database_="neo4j").records)
    assert {clean(name) for name in names} == expected
    assert edges == len(hostile.edges)


def _closed(statement: str) -> bool:
    return re.sub(r"\\.", "", statement).count("'") % 2 == 0


def test_pictures(corridor: Subgraph) -> None:
    svg = ElementTree.fromstring(export_files(corridor, "svg")[""])
    texts = {t.text for t in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert {"之江实验室", "共建", "科创走廊", "已完成"} <= texts
    image = pytest.importorskip("PIL.Image")
    picture = image.open(io.BytesIO(export_files(corridor, "png")[""]))
    assert picture.width > 800
    assert len(picture.convert("RGB").getcolors(maxcolors=1 << 24)) > 50


def test_without_a_chinese_font_a_bitmap_is_refused(
    corridor: Subgraph, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("PIL")
    monkeypatch.setenv("KECHUANG_FONT", str(tmp_path / "none.ttf"))
    with pytest.raises(QueryError, match="KECHUANG_FONT"):
        export_files(corridor, "png")


def test_an_unknown_format_is_answered_with_the_known_ones(corridor: Subgraph) -> None:
    with pytest.raises(QueryError, match="graphml"):
        export_files(corridor, "dot")
    assert set(FORMATS) == {*ONE_FILE, "csv"}


def test_an_empty_subgraph_can_be_exported() -> None:
    for form in FORMATS:
        if form == "png":
            pytest.importorskip("PIL")
        assert export_files(Subgraph(), form)


def test_a_large_subgraph_is_quick() -> None:
    nodes = [Node(f"lab:实验室{i}", "Laboratory", f"实验室{i}") for i in range(5000)]
    edges = [
        Edge("CO_BUILDS", nodes[i].id, nodes[i // 2].id, "doc:a", "原句" * 20, date="2021") for i in range(1, 5000)
    ]
    graph = Subgraph(nodes, edges, {"doc:a": {"title": "甲"}})
    for form in ("graphml", "gexf", "json", "jsonld", "cypher", "csv"):
        began = time.perf_counter()
        export_files(graph, form)
        assert time.perf_counter() - began < 3, form


def test_letters_rendered_once_stand_where_pillow_puts_a_line() -> None:
    from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

    path, face = find_font()
    expected, found = Image.new("RGB", (420, 60), "white"), Image.new("RGB", (420, 60), "white")
    font = ImageFont.truetype(path, 28, index=face)
    ImageDraw.Draw(expected).text((210, 30), "之江实验室", fill="black", font=font, anchor="mm")
    lettering = Lettering(ImageDraw.Draw(found), path, face, 28, 2)
    lettering.write(210, 30, "之江实验室", (0, 0, 0), "middle", rimmed=True)
    ink = 255 - ImageStat.Stat(expected.convert("L")).mean[0]
    difference = ImageStat.Stat(ImageChops.difference(expected, found).convert("L")).mean[0]
    assert difference < ink / 20
