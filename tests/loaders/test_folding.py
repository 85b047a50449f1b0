"""Names broken by a hard line break are found whole, with offsets into the raw text."""

from hypothesis import given
from hypothesis import strategies as st

from kechuang.loaders.documents import make_document
from kechuang.loaders.folding import fold
from kechuang.loaders.pipeline import extract

SENTENCE = "全省深入实施创新驱动发展战略，支持浙江大学牵头建设极端光学技术与仪器全国重点实验室，加快推进杭州城西科创大走廊建设，推动科技成果转化。"


def broken(width: int) -> str:
    text = SENTENCE * 4
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


def test_a_name_across_lines_is_found_whole() -> None:
    text = broken(20)
    found = extract(make_document(text)).mentions
    across = [m for m in found if "\n" in m.text]
    assert across
    assert all(text[m.start : m.end] == m.text for m in found)
    assert {m.name for m in found} >= {"极端光学技术与仪器全国重点实验室", "杭州城西科创大走廊"}


def test_lines_of_their_own_stay_apart() -> None:
    text = "省科技厅关于印发办法的通知\n某市人民政府关于成立某研究院的通知\n关于召开会议的函\n公告\n关于公布名单的通知"
    assert fold(text).text == text


@given(st.text(alphabet="甲乙丙。，\n \u3000", max_size=200), st.integers(15, 40))
def test_offsets_lead_back(text: str, width: int) -> None:
    wrapped = "\n".join(text[i : i + width] for i in range(0, len(text), width))
    folded = fold(wrapped)
    for offset, char in enumerate(folded.text):
        assert wrapped[folded.raw(offset)] == char
