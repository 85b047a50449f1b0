"""Bytes to text: what stands in a file is read as it stands, and what cannot be read is named with the reason."""

import codecs
import io
import os
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kechuang.graph.errors import InputError
from kechuang.loaders.decoding import decode
from kechuang.loaders.documents import find_files, make_document, passed_over, read_document
from kechuang.loaders.html import text_of_html
from kechuang.loaders.pipeline import extract
from kechuang.loaders.readers import read_text

SENTENCE = "支持浙江大学牵头建设极端光学技术与仪器全国重点实验室。"
PARAGRAPH = "浙江省2024年科技工作要点\r\n2024年3月\r\n\r\n" + SENTENCE * 3
CHINESE = st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-32"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "要点.txt"
    file.write_bytes(PARAGRAPH.encode(encoding))
    assert read_text(file) == PARAGRAPH


@pytest.mark.parametrize(("mark", "encoding"), [(codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le")])
def test_utf16_either_way(mark: bytes, encoding: str) -> None:
    assert decode(mark + PARAGRAPH.encode(encoding)) == PARAGRAPH


@given(CHINESE, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_decoding_undoes_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(CHINESE.filter(lambda text: len(text) > 3))
def test_gb18030_is_told_from_utf8_or_refused(text: str) -> None:
    """Bytes that are valid UTF-8 by chance are rare; every other GB18030 text comes back whole."""
    data = text.encode("gb18030")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        assert decode(data) == text


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("空.txt", b"", "no text in it"),
        ("空白.txt", " \n\u3000\n".encode(), "no text in it"),
        ("图.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8, "binary"),
        ("乱.txt", bytes(range(0x81, 0xFF)) * 40, "binary|neither"),
        ("断.txt", b"\xff\xfe" + "要点".encode("utf-16-le")[:-1], "not the UTF-16"),
        ("表.xlsx", b"PK\3\4", "no reader for '.xlsx' files; readable: .docx"),
        ("旧.doc", b"\xd0\xcf\x11\xe0", "no reader for '.doc' files; save it as .docx"),
        ("假.docx", b"not a zip", "no Word document"),
        ("假.pdf", b"not a pdf", "no PDF file"),
        ("空.html", b"<html><body><script>1</script></body></html>", "no text in it"),
    ],
)
def test_unreadable_files_are_named_with_the_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(InputError, match=reason) as caught:
        read_text(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert "\n" not in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"没有.txt: no such file; check"):
        read_text(tmp_path / "没有.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep names as Unicode")
def test_names_that_are_no_utf8_or_hold_control_characters(tmp_path: Path) -> None:
    """Archives packed on Windows leave names in GB18030 behind."""
    file = tmp_path / os.fsdecode("工作要点".encode("gb18030") + b"\x1b[31m.txt")
    file.write_text(SENTENCE, encoding="utf-8")
    assert read_document(file).source == "工作要点?[31m.txt"
    file.write_bytes(b"")
    with pytest.raises(InputError, match=r"工作要点\?\[31m.txt: there is no text in it"):
        read_document(file)


def test_too_large(tmp_path: Path) -> None:
    file = tmp_path / "大.txt"
    with file.open("wb") as out:
        out.truncate(200 * 1024 * 1024 + 1)  # sparse: takes no room
    with pytest.raises(InputError, match="too many for one document"):
        read_text(file)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<div>甲<p>乙</p>丙</div>", "甲\n乙\n丙"),
        ("<table><tr><td>之江</td><td>实验室</td></tr></table>", "之江\n实验室"),
        ("<p>杭州城西\n  科创大<b>走廊</b></p>", "杭州城西科创大走廊"),
        ("<p>G60 <i>corridor</i> plan</p>", "G60 corridor plan"),
        ("<p>一<br>二</p><pre>三\n四</pre>", "一\n二\n三\n四"),
        ("<header>站名</header><article><header><h1>标题</h1></header>文</article>", "标题\n文"),
        ("<form id=aspnetForm><nav>首页</nav><p>正文</p><footer>备案号</footer></form>", "正文"),
        ("<p>&lt;实验室&gt;&amp;&#x4e2d;</p><!-- 注 --><p hidden>藏</p>", "<实验室>&中"),
    ],
)
def test_what_a_reader_sees_of_a_page(page: str, text: str) -> None:
    assert text_of_html(page) == text


def test_names_of_neighbouring_cells_do_not_run_together() -> None:
    page = "<table><tr><td>之江实验室</td><td>浙江大学</td></tr></table>"
    names = {m.name for m in extract(make_document(text_of_html(page))).mentions}
    assert names == {"之江实验室", "浙江大学"}


def test_a_page_nested_without_end_is_refused_at_once() -> None:
    begun = time.perf_counter()
    with pytest.raises(InputError, match="nested more than 3,000 deep"):
        text_of_html("<div>" * 200_000 + "甲")
    assert time.perf_counter() - begun < 2


def test_gb18030_page(tmp_path: Path) -> None:
    file = tmp_path / "页.html"
    file.write_bytes(f'<meta charset="gb2312"><p>{SENTENCE}</p>'.encode("gb18030"))
    assert read_text(file) == SENTENCE


def test_word(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("浙江省2024年科技工作要点")
    document.add_paragraph("支持浙江大学").add_run("牵头建设之江实验室。").bold = True
    table = document.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "实验室"
    table.cell(0, 2).text = "依托单位"
    document.add_paragraph("完")
    file = tmp_path / "要点.docx"
    document.save(str(file))
    assert read_text(file) == "浙江省2024年科技工作要点\n支持浙江大学牵头建设之江实验室。\n实验室\n依托单位\n完"


def pdf_of(*pages: tuple[str, ...]) -> bytes:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    from reportlab.pdfbase import cidfonts, pdfmetrics

    pdfmetrics.registerFont(cidfonts.UnicodeCIDFont("STSong-Light"))
    made = io.BytesIO()
    drawing = canvas.Canvas(made)
    for lines in pages:
        drawing.setFont("STSong-Light", 12)
        for number, line in enumerate(lines):
            drawing.drawString(60, 780 - 20 * number, line)
        drawing.showPage()
    drawing.save()
    return made.getvalue()


def test_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    file = tmp_path / "要点.pdf"
    file.write_bytes(pdf_of(("浙江省2024年科技工作要点", "支持浙江大学牵头建设"), ("之江实验室。",)))
    assert read_text(file) == "浙江省2024年科技工作要点\n支持浙江大学牵头建设\n之江实验室。"


def test_pdf_of_pictures_and_locked_pdf(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    scanned, locked = tmp_path / "扫描.pdf", tmp_path / "加密.pdf"
    scanned.write_bytes(pdf_of(()))
    with pytest.raises(InputError, match=r"扫描.pdf: its pages hold pictures and no text; run character recognition"):
        read_text(scanned)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of(("要点",))))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(locked)
    with pytest.raises(InputError, match=r"加密.pdf: it is locked by a password"):
        read_text(locked)


@pytest.mark.parametrize(("name", "module"), [("a.docx", "docx"), ("a.pdf", "pypdf")])
def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)  # what an import sees where it is not installed
    file = tmp_path / name
    file.write_bytes(b"anything")
    with pytest.raises(InputError, match=r"needs the extra `docs`: pip install 'kechuang\[docs\]'"):
        read_text(file)


def test_folders(tmp_path: Path) -> None:
    (tmp_path / "下级").mkdir()
    for name in ("b.txt", "下级/a.HTML", "c.doc", ".hidden.txt", "~$c.docx", "d.json", "kechuang.kgl-wal"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [str(f.relative_to(tmp_path)) for f in find_files([tmp_path])] == ["b.txt", "c.doc", "下级/a.HTML"]
    assert [f.name for f in passed_over(tmp_path)] == ["d.json"]


def test_a_folder_without_documents(tmp_path: Path) -> None:
    (tmp_path / "图.png").write_bytes(b"\x89PNG")
    with pytest.raises(InputError, match=r"no document in this folder; readable: .docx, .htm"):
        list(find_files([tmp_path]))
