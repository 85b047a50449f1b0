"""A file that was closed and opened again takes all that a fresh one takes."""

from pathlib import Path

from kechuang.graph.model import Entity
from kechuang.graph.store import open_store

from ..conftest import load_module

factory = load_module(Path(__file__).parent.parent / "factory.py")


def test_an_opened_file_takes_properties_that_it_never_had(tmp_path: Path) -> None:
    url = str(tmp_path / "a.kgl")
    for number, level in enumerate(("", "", "国家级")):
        lab = Entity(f"第{number}实验室", "Laboratory", (), None, {"level": level} if level else {})
        with open_store(url) as store:
            store.load(factory.extraction(f"文{number}", ("HOSTS", Entity("浙江大学", "University"), lab)))
    with open_store(url, read_only=True) as store:
        assert [node.properties for node in store.find("第2实验室")] == [{"level": "国家级"}]
