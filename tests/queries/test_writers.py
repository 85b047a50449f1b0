"""How answers are written: readable, machine-readable, and harmless in a spreadsheet and a terminal."""

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from types import ModuleType

import pytest

from kechuang.graph.store import Store
from kechuang.graph.subgraph import Subgraph
from kechuang.queries.answer import answer
from kechuang.queries.result import Result
from kechuang.queries.writers import write
from kechuang.queries.writers.cells import cell
from kechuang.queries.writers.table import to_table


@pytest.fixture(scope="module")
def labs(asked: Store) -> Result:
    return answer(asked, "cobuilt-laboratories", province="浙江", university="中国科学院")


@pytest.fixture
def nasty(labs: Result, hostile: Subgraph) -> Result:
    rows = [{**labs.rows[0], "laboratory": n.name, "partners": [n.name, n.name]} for n in hostile.nodes]
    return replace(labs, rows=rows, edges_of=[()] * len(rows), edges=())


def test_json_keys_are_the_columns(labs: Result) -> None:
    rows = json.loads(write(labs, "json"))
    assert [tuple(row) for row in rows] == [labs.columns] * len(labs)
    assert isinstance(rows[0]["partners"], list)
    assert rows[0]["status"] in ("planned", "underway", "done")


def test_csv_is_read_back_and_bom_is_for_excel(labs: Result) -> None:
    rows = list(csv.DictReader(io.StringIO(write(labs, "csv").decode())))
    assert [row["laboratory"] for row in rows] == [row["laboratory"] for row in labs]
    assert rows[0]["partners"] == "、".join(labs.rows[0]["partners"])
    assert write(labs, "csv", bom=True).startswith(b"\xef\xbb\xbf")


def test_no_cell_of_csv_is_a_formula(nasty: Result) -> None:
    for row in csv.reader(io.StringIO(write(nasty, "csv").decode())):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)


def test_a_table_fits_the_terminal_and_shows_chinese_words(labs: Result) -> None:
    from rich.cells import cell_len

    for width in (60, 100, 160):
        lines = to_table(labs, width).splitlines()
        assert max(map(cell_len, lines)) <= width
    text = to_table(labs, 160)
    assert "实验室" in text
    assert "已完成" in text
    assert "3 行" in text


@pytest.mark.parametrize("width", [20, 80, 100, 200])
def test_a_table_of_any_width_loses_no_character(asked: Store, width: int) -> None:
    for name, parameters in (
        ("corridor-network", {"corridor": "杭州城西科创大走廊"}),
        ("contradictions", {}),
        ("documents", {}),
    ):
        result = answer(asked, name, **parameters)
        assert result.rows
        wanted = Counter("".join(cell(column, row[column]) for row in result for column in result.columns))
        shown = Counter(to_table(result, width))
        assert {c for c, n in wanted.items() if not c.isspace() and shown[c] < n} == set(), name


def test_a_table_cannot_steer_the_terminal(nasty: Result) -> None:
    text = to_table(nasty, 200)
    assert not set(text) & {"\x1b", "\x00", "\u202e"}
    assert "红[31m末" in text


def test_markdown_keeps_one_row_a_line(nasty: Result) -> None:
    lines = write(nasty, "markdown").decode().splitlines()
    assert len(lines) == 2 + len(nasty)
    assert all(line.replace("\\|", "").count("|") == len(nasty.columns) + 1 for line in lines)
    assert "<script" not in "".join(lines)


def test_a_workbook_links_rows_to_their_evidence(labs: Result) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(write(labs, "xlsx")))
    rows, evidence = book["结果"], book["证据"]
    assert rows.freeze_panes == evidence.freeze_panes == "A2"
    assert rows.auto_filter.ref == rows.dimensions
    assert rows["A1"].value == "实验室"
    assert rows.max_row == len(labs) + 1
    link = rows.cell(2, len(labs.columns) + 1).hyperlink
    sheet, _, cell = link.location.partition("!")
    assert sheet == "'证据'"
    assert evidence[cell].value == "共建"
    quotes = {row[6].value for row in evidence.iter_rows(min_row=2)}
    assert {row["quote"] for row in labs} <= quotes


def test_no_cell_of_a_workbook_is_a_formula(nasty: Result) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(write(nasty, "xlsx")))
    values = [cell for row in book["结果"].iter_rows(min_row=2) for cell in row]
    assert any(cell.value and str(cell.value).startswith("=") for cell in values)
    assert all(cell.data_type != "f" for cell in values)


def test_numbers_stay_numbers_in_a_workbook(asked: Store) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(write(answer(asked, "funding-by-funder"), "xlsx")))
    assert book["结果"]["D2"].value == 320_000_000


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown", "xlsx"])
def test_no_rows_can_be_written(asked: Store, form: str, world: ModuleType) -> None:
    if form == "xlsx":
        pytest.importorskip("openpyxl")
    empty = answer(asked, "cobuilt-laboratories", province="陕西", university="天津大学")
    assert write(empty, form)
