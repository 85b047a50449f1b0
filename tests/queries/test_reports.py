"""Reports: every sentence and row is cited, every citation stands in its document, and Word files open."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from kechuang.cli import main
from kechuang.graph.errors import QueryError
from kechuang.graph.store import Store
from kechuang.graph.subgraph import Subgraph
from kechuang.queries.answer import answer
from kechuang.queries.parameters import find_entity
from kechuang.queries.reports import Report, report_files, report_on_entity, report_on_result
from kechuang.queries.reports.build import MOST_DRAWN

from ..conftest import missing

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def corridor(asked: Store) -> Report:
    return report_on_entity(asked, find_entity(asked, "杭州城西科创大走廊"))


@pytest.fixture(scope="module")
def word(corridor: Report) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(report_files(corridor, "docx")["report.docx"]))


def test_every_sentence_and_row_is_cited(asked: Store, corridor: Report) -> None:
    answered = report_on_result(answer(asked, "cobuilding-of", entity="浙江"))
    for report in (corridor, answered):
        lines = [*report.sentences, *report.figures, *report.documents.rows]
        lines += [row for table in report.tables for row in table.rows]
        assert lines
        known = {one.number for one in report.citations}
        for line in lines:
            assert line.notes, line
            assert set(line.notes) <= known
        assert known == set(range(1, len(known) + 1))


def test_every_citation_stands_in_its_document(corridor: Report, world: ModuleType) -> None:
    texts = {x.document.id: x.document.text for x in world.world()}
    assert len(corridor.citations) > 3
    for one in corridor.citations:
        assert texts[one.document][one.start : one.end] == one.quote


def test_the_report_of_real_documents_is_true_to_them(gold: Path, tmp_path: Path) -> None:
    from kechuang.graph.store import open_store
    from kechuang.loaders.documents import read_document
    from kechuang.loaders.pipeline import extract
    from kechuang.loaders.places import with_place_tree

    read = [read_document(file) for file in sorted((gold / "seeds").glob("*.txt"))]
    texts = {document.id: document.text for document in read}
    with open_store(str(tmp_path / "seeds.kgl")) as store:
        list(store.load_all(with_place_tree(extract(document)) for document in read))
        for name in ("杭州城西科创大走廊", "绍兴科创大走廊"):
            report = report_on_entity(store, find_entity(store, name, ("Corridor",)))
            assert report.sentences
            assert report.citations
            for one in report.citations:
                assert texts[one.document][one.start : one.end] == one.quote


def test_word_has_a_footnote_for_each_citation_in_the_order_of_reading(word: zipfile.ZipFile, corridor: Report) -> None:
    body = ElementTree.fromstring(word.read("word/document.xml"))
    placed = [int(node.get(f"{W}id", "")) for node in body.iter(f"{W}footnoteReference")]
    assert placed == [one.number for one in corridor.citations]
    notes = ElementTree.fromstring(word.read("word/footnotes.xml"))
    text = {int(n.get(f"{W}id", "")): "".join(t.text or "" for t in n.iter(f"{W}t")) for n in notes}
    for one in corridor.citations:
        assert one.quote in text[one.number]
        assert one.title in text[one.number]
    bookmarks = {node.get(f"{W}name") for node in body.iter(f"{W}bookmarkStart")}
    fields = [node.get(f"{W}instr", "").split()[1] for node in body.iter(f"{W}fldSimple")]
    assert fields
    assert set(fields) <= bookmarks


def test_word_is_read_by_another_program(word: zipfile.ZipFile, corridor: Report, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None or shutil.which("pdftotext") is None:
        missing("LibreOffice (libreoffice-writer) and poppler-utils are not installed")
    assert office is not None
    path = tmp_path / "report.docx"
    assert word.fp is not None
    word.fp.seek(0)
    path.write_bytes(word.fp.read())
    home = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    shown = subprocess.run(["pdftotext", tmp_path / "report.pdf", "-"], check=True, capture_output=True, text=True)
    text = re.sub(r"\s+", "", shown.stdout)
    assert corridor.title.replace(" ", "") in text
    for one in corridor.citations:
        assert re.sub(r"\s+", "", one.quote)[:12] in text


def test_chinese_in_the_picture_needs_no_font_of_the_machine(corridor: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image, ImageDraw, ImageFont

    from kechuang.queries.exports import fonts

    monkeypatch.delenv("KECHUANG_FONT", raising=False)
    monkeypatch.setattr(fonts, "_folders", lambda: fonts._packaged())
    fonts._installed.cache_clear()
    path, face = fonts.find_font()
    assert "mplfonts" in path
    drawn = set()
    for character in "浙江杭州城西科创大走廊湖岛":
        image = Image.new("L", (40, 40))
        ImageDraw.Draw(image).text((2, 2), character, fill=255, font=ImageFont.truetype(path, 30, index=face))
        drawn.add(image.tobytes())
    assert len(drawn) == 13  # a box for what is missing would be drawn alike each time
    assert corridor.picture().ending == "png"
    fonts._installed.cache_clear()


def test_markdown_defines_every_footnote(corridor: Report) -> None:
    files = report_files(corridor, "md", "走廊 一")
    assert set(files) == {"走廊 一.md", "走廊 一.png"}
    text = files["走廊 一.md"].decode()
    assert "![网络图](%E8%B5%B0%E5%BB%8A%20%E4%B8%80.png)" in text
    used, defined = set(re.findall(r"\[\^(\d+)\](?!:)", text)), set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert used == defined == {str(one.number) for one in corridor.citations}


def test_html_needs_nothing_else(corridor: Report) -> None:
    page = report_files(corridor, "html")["report.html"].decode()
    assert not re.search(r"(?:src|href)=\"(?!data:|#)", page)
    targets = set(re.findall(r'href="#(n\d+)"', page))
    assert targets == set(re.findall(r'id="(n\d+)"', page)) == {f"n{one.number}" for one in corridor.citations}


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_equal_reports_are_equal_files(asked: Store, corridor: Report, form: str) -> None:
    again = report_on_entity(asked, find_entity(asked, "corridor:杭州城西科创大走廊"))
    assert report_files(again, form) == report_files(corridor, form)


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_hostile_texts_stay_texts(hostile: Subgraph, form: str) -> None:
    from kechuang.queries.reports.build import _finished, _tables
    from kechuang.queries.reports.content import Citations
    from kechuang.queries.reports.statements import statements

    citations = Citations(hostile.documents)
    found = statements(hostile.edges, {node.id: node.name for node in hostile.nodes})
    report = _finished(hostile.nodes[0].name, hostile, [], _tables(found, citations), citations)
    for name, content in report_files(report, form).items():
        if name.endswith((".md", ".html")):
            assert b"<script>alert" not in content
        if name.endswith(".docx"):
            archive = zipfile.ZipFile(io.BytesIO(content))
            for part in ("word/document.xml", "word/footnotes.xml"):
                ElementTree.fromstring(archive.read(part))


def test_a_large_report_says_what_it_leaves_out(hostile: Subgraph) -> None:
    from kechuang.graph.subgraph import Edge, Node
    from kechuang.queries.reports.build import _drawn

    nodes = [Node(f"lab:{i}", "Laboratory", f"实验室{i}") for i in range(MOST_DRAWN + 40)]
    edges = [Edge("CO_BUILDS", nodes[0].id, node.id, "doc:a", "原句") for node in nodes[1:]]
    drawn, caption = _drawn(Subgraph(nodes, edges, {}))
    assert len(drawn.nodes) == MOST_DRAWN
    assert f"共{len(nodes)}个" in caption


def test_what_cannot_be_cited_is_refused(asked: Store) -> None:
    with pytest.raises(QueryError, match="nothing can be cited"):
        report_on_result(answer(asked, "coverage"))
    with pytest.raises(QueryError, match="kechuang query cobuilt-between"):
        report_on_result(answer(asked, "cobuilt-laboratories", province="浙江", university="上海交通大学"))


def test_the_command(world_path: Path, tmp_path: Path) -> None:
    def run(*words: str) -> int:
        return CliRunner().invoke(main, ["report", "--store", str(world_path), *words]).exit_code

    out = tmp_path / "a.md"
    assert run("--query", "corridor-network", "--corridor", "绍兴科创大走廊", "-o", str(out)) == 0
    assert run("--entity", "之江", "--title", "之江实验室", "-o", str(out)) == 0
    assert out.read_text(encoding="utf-8").startswith("# 之江实验室\n")
    assert (tmp_path / "a.png").exists()
    assert run("--corridor", "没有这条走廊", "-o", str(out)) == 2
    assert run("--corridor", "绍兴科创大走廊", "-o", "a.odt") == 2
    assert run("-o", str(out)) == 2
    assert run("--entity", "之江", "--place", "浙江", "-o", str(out)) == 2
