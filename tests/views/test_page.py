"""What is true of a page before any browser reads it."""

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from types import ModuleType

import pytest

from kechuang.graph.ontology import ontology
from kechuang.graph.subgraph import Subgraph
from kechuang.queries.views import network_page
from kechuang.queries.views.matrix import matrix_of, matrix_page
from kechuang.queries.views.page import json_for_script, vis_network
from kechuang.queries.views.parts import best_linked
from kechuang.queries.views.timeline import timeline_of, timeline_page

VIEWS = Path(network_page.__code__.co_filename).parent


def pages(graph: Subgraph) -> list[str]:
    return [
        network_page(graph, "题"),
        matrix_page(matrix_of(graph, "题")),
        timeline_page(timeline_of(graph, "题", graph.nodes[0].id)),
    ]


def test_an_empty_page_weighs_at_most_a_megabyte_and_a_half() -> None:
    assert len(network_page(Subgraph(), "空").encode()) <= 1_500_000


def test_the_library_is_the_one_that_pyvis_ships_with_its_licence() -> None:
    library = vis_network()
    assert "sourceMappingURL" not in library
    assert re.search(r"@license|MIT", library[:2000])


def test_pages_name_no_address_outside(graphs: ModuleType) -> None:
    for html in pages(graphs.small()):
        assert "default-src 'none'" in unescape(html)
        markup = re.sub(r"(<script[^>]*>).*?</script>", r"\1", html, flags=re.S)
        assert re.findall(r"(?:src|href)=\"(.*?)\"", markup) == ["data:,"]
        assert "url(" not in markup


def test_chinese_stands_as_it_is(graphs: ModuleType) -> None:
    for html in pages(graphs.small()):
        assert "之江实验室" in html
        assert "\\u4e4b" not in html.lower()


def test_same_graph_same_bytes_in_another_process(graphs: ModuleType) -> None:
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); import graphs, test_page\n"
        "print([hashlib.sha256(p.encode()).hexdigest() for p in test_page.pages(graphs.small())])"
    )
    told = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code, str(Path(__file__).parent)]
        told.add(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
    assert len(told) == 1


@pytest.mark.parametrize("pattern", ["*.js", "*.css", "*.j2"])
def test_colours_and_names_come_from_the_ontology_alone(pattern: str) -> None:
    known = ontology()
    words = {label.color for label in known.labels.values()} | {kind.color for kind in known.relationships.values()}
    words |= {f'"{name}"' for name in (*known.labels, *known.relationships)}
    for path in VIEWS.glob(pattern):
        text = path.read_text(encoding="utf-8")
        assert sorted(word for word in words if word in text) == [], path.name


def test_data_cannot_end_its_script(graphs: ModuleType) -> None:
    for html in pages(graphs.hostile()):
        data = html[html.index('id="data">') :]
        assert "<" not in data[: data.index("</script>")]
    assert "</" not in json_for_script(["</script>", "\u2028"])


def test_what_is_left_out_is_said(graphs: ModuleType) -> None:
    part, note = best_linked(graphs.large(400, 900), 100)
    assert len(part.nodes) == 100
    assert "400" in note
    assert "100" in note
    assert {end for edge in part.edges for end in (edge.head, edge.tail)} <= {node.id for node in part.nodes}
    assert best_linked(part, 100) == (part, "")
