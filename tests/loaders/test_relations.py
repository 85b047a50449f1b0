"""Relations: participants, direction, status, amounts, and no relation where the text only tempts."""

import pytest

from kechuang.graph.model import Extraction
from kechuang.loaders.documents import make_document
from kechuang.loaders.pipeline import extract


def triples(extraction: Extraction) -> set[tuple[str, str, str]]:
    names = {e.id: e.name for e in extraction.entities}
    return {(r.type, names[r.head], names[r.tail]) for r in extraction.relations}


def read(text: str) -> set[tuple[str, str, str]]:
    return triples(extract(make_document(text)))


def test_every_coordinated_participant_cobuilds() -> None:
    found = read("江苏省人民政府、南京市和东南大学共建紫金山实验室。")
    assert {head for kind, head, tail in found if kind == "CO_BUILDS" and tail == "紫金山实验室"} == {
        "江苏省人民政府",
        "南京",
        "东南大学",
    }


@pytest.mark.parametrize(
    "partner", ["苏州高新区", "之江实验室", "国家新型显示技术创新中心", "怀柔科学城", "国家电网公司"]
)
@pytest.mark.parametrize("first", ["西湖大学", "合肥市", "鹏城实验室"])
def test_partners_of_every_kind(first: str, partner: str) -> None:
    found = read(f"{first}联合{partner}共建的海河实验室正式揭牌。")
    assert len({head for kind, head, tail in found if kind == "CO_BUILDS" and tail == "海河实验室"}) == 2


def test_parties_of_an_agreement_in_the_sentence_before() -> None:
    found = read("天津市与南开大学签署战略合作协议。双方将共同建设海河脑机接口研究院。")
    assert ("CO_BUILDS", "南开大学", "海河脑机接口研究院") in found
    assert ("CO_BUILDS", "天津", "海河脑机接口研究院") in found


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("福建省财政厅补助嘉庚创新实验室建设经费2.5亿元。", [250_000_000.0]),
        (
            "河北省科技厅拨付燕赵钢铁实验室首批经费1.2亿元，牵头单位河钢集团自筹配套6000万元。",
            [120_000_000.0, 60_000_000.0],
        ),
        ("省科技厅下达资金8.6亿元，其中之江实验室1.2亿元、西湖实验室8000万元。", [120_000_000.0, 80_000_000.0]),
        ("省科技厅分别向之江实验室、西湖实验室拨付5000万元和3000万元。", [50_000_000.0, 30_000_000.0]),
        ("省科技厅给予之江实验室、西湖实验室各1亿元补助。", [100_000_000.0, 100_000_000.0]),
    ],
)
def test_amounts_of_funding_are_in_yuan_and_each_ones_own(text: str, amounts: list[float]) -> None:
    extraction = extract(make_document(text))
    assert [r.amount for r in extraction.relations if r.type == "FUNDS"] == amounts


def test_a_company_named_after_its_seat_is_there() -> None:
    assert ("LOCATED_IN", "中国稀土集团有限公司", "赣州") in read("总部位于赣州的中国稀土集团加快发展。")


def test_premises_are_of_what_stands_before_them() -> None:
    found = read("TCL科技牵头创新中心，香港科技大学（广州）校园主体工程在南沙区封顶。")
    assert {head for kind, head, tail in found if kind == "LOCATED_IN" and tail == "南沙"} == {"香港科技大学（广州）"}


def test_who_builds_it_has_no_part_in_where_it_is() -> None:
    found = read("力学试验平台由湖南大学承建、落户长沙望城区。")
    assert not any(kind == "LOCATED_IN" and head == "湖南大学" and tail == "望城" for kind, head, tail in found)


def test_a_stated_site_replaces_the_one_in_the_name() -> None:
    found = read("四川大学宜宾研究院落户南溪区。")
    assert {tail for kind, head, tail in found if kind == "LOCATED_IN" and head == "四川大学宜宾研究院"} == {"南溪"}


def test_the_parents_place_is_not_the_institutes_site() -> None:
    found = read("天津大学浙江研究院发展良好。")
    assert ("LOCATED_IN", "天津大学浙江研究院", "浙江") in found
    assert ("LOCATED_IN", "天津大学浙江研究院", "天津") not in found
    assert ("AFFILIATED_WITH", "天津大学浙江研究院", "天津大学") in found


@pytest.mark.parametrize(
    "text",
    [
        "大会在长沙举行，60家企业拟与高校共建联合实验室15个。",
        "参照之江实验室的运行模式，山东省拟谋划布局若干高能级实验室。",
        "双方就共建创新平台交换了意见。",
        "中国燃气涡轮研究院入驻新区，九洲集团、长虹控股集团研发投入均超10亿元。",
        "太重集团、华阳集团承担国家重点研发计划项目8项。",
        "嘉兴市引进中国电科36所，建成嘉兴南湖研究院。",
    ],
)
def test_no_edge_where_the_text_only_tempts(text: str) -> None:
    assert not {kind for kind, _, _ in read(text)} & {"CO_BUILDS", "FUNDS", "HOSTS", "SUCCEEDS"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("湖北省拟与武汉大学共建珞珈生命科学研究院。", "planned"),
        ("湖北省与武汉大学共建的珞珈生命科学研究院已揭牌。", "done"),
    ],
)
def test_status_follows_the_words_around_the_trigger(text: str, status: str) -> None:
    extraction = extract(make_document(text))
    assert {r.status for r in extraction.relations if r.type == "CO_BUILDS"} == {status}


def test_every_relation_carries_its_sentence() -> None:
    text = "一是加强合作。江苏省与东南大学共建紫金山实验室。二是抓好落实。"
    for r in extract(make_document(text)).relations:
        assert text[r.start : r.end] == r.quote
        assert r.rule


def test_of_two_that_were_renamed_each_succeeds_its_own() -> None:
    found = read("支持广州医科大学、广东医科大学发展，两校分别由广州医学院、广东医学院更名而来。")
    assert {t for t in found if t[0] == "SUCCEEDS"} == {
        ("SUCCEEDS", "广州医科大学", "广州医学院"),
        ("SUCCEEDS", "广东医科大学", "广东医学院"),
    }


@pytest.mark.parametrize(
    ("parties", "pairs"),
    [
        ("南昌大学分别与赣州市、九江市", {("南昌大学", "X"), ("南昌大学", "Y"), ("赣州", "X"), ("九江", "Y")}),
        (
            "南昌大学、江西理工大学分别与赣州市",
            {("南昌大学", "X"), ("江西理工大学", "Y"), ("赣州", "X"), ("赣州", "Y")},
        ),
        (
            "南昌大学、江西理工大学分别与赣州市、九江市",
            {("南昌大学", "X"), ("江西理工大学", "Y"), ("赣州", "X"), ("九江", "Y")},
        ),
        ("南昌大学、江西理工大学、东华理工大学分别与赣州市", set()),
        (
            "赣州市与南昌大学、江西理工大学分别签约，",
            {("赣州", "X"), ("赣州", "Y"), ("南昌大学", "X"), ("江西理工大学", "Y")},
        ),
        (
            "赣州市分别同南昌大学、江西理工大学",
            {("赣州", "X"), ("赣州", "Y"), ("南昌大学", "X"), ("江西理工大学", "Y")},
        ),
    ],
)
def test_what_is_dealt_out_and_what_is_shared(parties: str, pairs: set[tuple[str, str]]) -> None:
    things = {"章贡稀土实验室": "X", "浔阳航空实验室": "Y"}
    found = read(f"{parties}共建章贡稀土实验室、浔阳航空实验室。")
    assert {(head, things[tail]) for kind, head, tail in found if kind == "CO_BUILDS"} == pairs


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("支持中关村科学城建设智能芯片集聚区。", {("中关村科学城", "中关村科学城智能芯片集聚区")}),
        (
            "推动绵阳、德阳创建工业设计先行区。",
            {("绵阳", "绵阳工业设计先行区"), ("德阳", "德阳工业设计先行区")},
        ),
        ("贵阳国家高新区获批建设国家专利导航产业发展实验区。", {("贵阳高新区", "贵阳国家专利导航产业发展实验区")}),
        ("德清县获批国家新一代人工智能创新发展试验区。", {("德清", "德清国家新一代人工智能创新发展试验区")}),
        ("推动绵阳打造高质量发展先行区。", set()),
        ("支持海南建设自由贸易试验区。", set()),
    ],
)
def test_a_class_of_zones_is_one_thing_of_each_who_holds_it(text: str, hosts: set[tuple[str, str]]) -> None:
    assert {(head, tail) for kind, head, tail in read(text) if kind == "HOSTS"} == hosts


@pytest.mark.parametrize("founded", ["在渤海智能实验室基础上组建", "以渤海智能实验室为基础组建"])
def test_what_is_founded_on_another_succeeds_it(founded: str) -> None:
    assert ("SUCCEEDS", "海河实验室", "渤海智能实验室") in read(f"{founded}海河实验室。")


def test_two_renamings_joined_by_a_comma() -> None:
    found = read("蚌埠医学院更名为蚌埠医科大学、皖南医学院更名为皖南医科大学。")
    assert ("SUCCEEDS", "皖南医科大学", "皖南医学院") in found
    assert ("SUCCEEDS", "皖南医科大学", "蚌埠医科大学") not in found


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("我省拟联合厦门大学、宁德时代组建嘉庚创新实验室。", ("HOSTS", "厦门大学", "嘉庚创新实验室")),
        (
            "依托上海交大建设的李政道研究所、由中科院上海高等研究院承建的上海光源，均坐落在张江。",
            ("HOSTS", "中国科学院上海高等研究院", "李政道研究所"),
        ),
        (
            "依托江苏大学建设镇江新材料研究院，并与镇江市共建镇江智能装备研究院。",
            ("CO_BUILDS", "镇江新材料研究院", "镇江智能装备研究院"),
        ),
        (
            "郑州市与郑州大学共建、坐落于新密市的郑州大学新密研究院揭牌。",
            ("LOCATED_IN", "郑州大学", "新密"),
        ),
        ("苏州大学与葡萄牙高校共建苏州先进材料实验室。", ("CO_BUILDS", "葡萄牙", "苏州先进材料实验室")),
        ("鄂州红莲湖组团纳入光谷科创大走廊。", ("PART_OF", "鄂州", "光谷科创大走廊")),
        ("中国创新创业大赛由科技部与浙江大学主办，浙江大学建设之江实验室。", ("HOSTS", "科学技术部", "之江实验室")),
        (
            "中国农业科学院直属的兰州兽医研究所与甘肃农业大学合作。",
            ("AFFILIATED_WITH", "甘肃农业大学", "中国农业科学院"),
        ),
        (
            "西藏自治区与科技部共建、西藏自治区农牧科学院承担建设任务的昌平实验室启用。",
            ("CO_BUILDS", "西藏", "西藏自治区农牧科学院"),
        ),
        ("复旦大学牵头的昌平实验室、浙江大学承建的之江实验室启用。", ("HOSTS", "复旦大学", "浙江大学")),
        (
            "整合汕头市农业科学研究所、汕头市水产研究所两家单位，拟组建汕头市农业科学院。",
            ("CO_BUILDS", "汕头市水产研究所", "汕头市农业科学院"),
        ),
        (
            "昌平国家重点实验室、硅材料国家重点实验室分别重组为昌平全国重点实验室、硅材料全国重点实验室。",
            ("SUCCEEDS", "昌平全国重点实验室", "硅材料国家重点实验室"),
        ),
        (
            "先进纤维材料全国重点实验室的前身为东华大学依托建设的纤维材料改性国家重点实验室。",
            ("SUCCEEDS", "先进纤维材料全国重点实验室", "东华大学"),
        ),
        (
            "深圳市与中国科学院以该院为依托创办昌平大学。中国科学院深圳先进技术研究院揭牌。",
            ("HOSTS", "中国科学院", "昌平大学"),
        ),
        (
            "中国西部科技创新港由西安交通大学与西咸新区联合建设，作为核心板块纳入秦创原创新驱动平台。",
            ("PART_OF", "西安交通大学", "秦创原创新驱动平台"),
        ),
        (
            "国家自然科学基金委员会与福建省政府签署协议，共同出资设立福建联合基金。",
            ("CO_BUILDS", "福建省人民政府", "福建联合基金"),
        ),
        (
            "中国船舶集团由原中国船舶工业集团、中国船舶重工集团重组而成。",
            ("AFFILIATED_WITH", "中国船舶工业集团", "中国船舶集团有限公司"),
        ),
        ("广州大学城在列。", ("AFFILIATED_WITH", "广州大学城", "广州大学")),
        ("中国科学院青藏高原研究所揭牌。", ("LOCATED_IN", "中国科学院青藏高原研究所", "青藏高原")),
        (
            "西藏大学获得国家自然科学基金资助420万元，西藏自治区科技厅同步匹配200万元。",
            ("FUNDS", "西藏自治区科学技术厅", "国家自然科学基金"),
        ),
        ("乌鲁木齐、昌吉、石河子3家国家高新区纳入示范区范围。", ("PART_OF", "昌吉高新区", "石河子高新区")),
        ("西北工业大学在太仓市建设的西北工业大学太仓智汇港投用。", ("LOCATED_IN", "西北工业大学", "太仓")),
        (
            "支持汕头市筹建化学与精细化工广东省实验室。",
            ("LOCATED_IN", "化学与精细化工广东省实验室", "广东"),
        ),
        ("上海持续推动张江综合性国家科学中心建设。", ("LOCATED_IN", "张江综合性国家科学中心", "上海")),
        ("北京大学第三医院崇礼院区启用。", ("AFFILIATED_WITH", "北京大学第三医院崇礼院区", "北京大学")),
        # denied, ended, supposed, or only compared with
        ("杭州市未与浙江大学共建之江实验室。", ("CO_BUILDS", "浙江大学", "之江实验室")),
        ("宁波市终止与浙江大学共建甬江实验室的协议。", ("CO_BUILDS", "宁波", "甬江实验室")),
        ("之江实验室不再由浙江大学承建。", ("HOSTS", "浙江大学", "之江实验室")),
        ("科技部没有批准宁波市建设国家甬江实验室。", ("HOSTS", "宁波", "国家甬江实验室")),
        ("若杭州市与浙江大学共建之江实验室，将给予支持。", ("CO_BUILDS", "杭州", "之江实验室")),
        ("甬江实验室对标之江实验室，由宁波市建设。", ("HOSTS", "宁波", "之江实验室")),
        ("浙江大学和宁波市分别建设了之江实验室和甬江实验室。", ("CO_BUILDS", "浙江大学", "之江实验室")),
        ("浙江大学与杭州市共建之江实验室的前身之江研究院。", ("CO_BUILDS", "杭州", "之江实验室")),
        # what is built, or builds, is named after what stands before it
        ("浙江省与浙江大学共同成立之江实验室理事会。", ("CO_BUILDS", "浙江", "之江实验室")),
        ("杭州市与浙江大学共建之江实验室人才公寓。", ("CO_BUILDS", "浙江大学", "之江实验室")),
        ("西湖大学教育基金会与杭州市共建云谷创新中心。", ("CO_BUILDS", "西湖大学", "云谷创新中心")),
        ("杭州市与浙江大学共建之江实验室创新联合体。", ("CO_BUILDS", "杭州", "之江实验室")),
        ("宁波市建设浙江大学附属学校。", ("HOSTS", "宁波", "浙江大学")),
        ("三方将在滨海新区建设海河实验室天开分中心。", ("LOCATED_IN", "海河实验室", "滨海新区")),
        ("推动浙江省建设创新型省份行动方案", ("HOSTS", "浙江", "创新型省份行动方案")),
    ],
)
def test_edges_that_the_text_does_not_state(text: str, wrong: tuple[str, str, str]) -> None:
    assert wrong not in read(text)


def test_who_takes_part_and_who_builds_in_the_clauses_after() -> None:
    found = read("支持兴发集团牵头筹建湖北三峡实验室，拟落户宜昌，武汉工程大学、三峡大学参与共建。")
    assert {head for kind, head, tail in found if kind == "CO_BUILDS" and "三峡实验室" in tail} == {
        "武汉工程大学",
        "三峡大学",
    }
    found = read("中国散裂中子源位于东莞，由中国科学院与广东省人民政府共建，中国科学院高能物理研究所承建。")
    assert ("HOSTS", "中国科学院高能物理研究所", "中国散裂中子源") in found
    assert ("CO_BUILDS", "广东省人民政府", "中国散裂中子源") in found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("国家超级计算长沙中心由国防科技大学承建、湖南大学运营。", "done"),
        ("支持郑州大学建设中原关键金属实验室。", "underway"),
        ("湖北省拟与武汉大学共建湖北珞珈实验室。", "planned"),
        ("支持安徽建筑工业学院更名为安徽建筑大学。", "planned"),
    ],
)
def test_status(text: str, status: str) -> None:
    stated = [r for r in extract(make_document(text)).relations if r.basis == "stated"]
    assert {r.status for r in stated} == {status}


def test_an_agreement_names_in_its_title_what_is_built() -> None:
    found = read("同济大学与重庆两江新区管委会签订《共建同济大学重庆研究院合作协议》。")
    assert {head for kind, head, tail in found if kind == "CO_BUILDS" and tail == "同济大学重庆研究院"} == {
        "同济大学",
        "重庆两江新区管委会",
    }


def test_what_is_only_the_core_of_a_thing_does_not_build_it() -> None:
    found = read("以国家生物育种产业创新中心和神农种业实验室为内核，打造“中原农谷”。")
    assert not {kind for kind, _, _ in found} & {"CO_BUILDS", "HOSTS"}


def test_who_lists_zones_is_no_whole_of_them() -> None:
    found = read("济南、烟台、济宁等8家高新区新纳入科技部火炬中心企业创新积分制试点。")
    assert "PART_OF" not in {kind for kind, _, _ in found}


def test_what_lands_somewhere_lies_there() -> None:
    assert ("LOCATED_IN", "上海交通大学四川研究院", "成都") in read("上海交大还在成都落地了上海交大四川研究院。")
    assert ("LOCATED_IN", "南京信息工程大学分校", "金牛湖新区") in read("南京信息工程大学分校将落户天长市金牛湖新区。")


def test_a_run_of_cities_is_read_by_its_neighbours() -> None:
    found = read("推进哈长沈大产业科技创新走廊建设。")
    assert {tail for kind, _, tail in found if kind == "LOCATED_IN"} == {"哈尔滨", "长春", "沈阳", "大连"}


def test_a_run_whose_cities_are_not_named_is_a_place_itself() -> None:
    found = read("支持福厦泉国家自主创新示范区建设。")
    assert {tail for kind, _, tail in found if kind == "LOCATED_IN"} == {"福厦泉"}


def test_a_branch_after_another_belongs_to_the_same_whole_and_lies_where_it_says() -> None:
    found = read("化学与精细化工广东省实验室揭阳分中心、潮州分中心相继建成，总部位于汕头。")
    assert ("AFFILIATED_WITH", "化学与精细化工广东省实验室潮州分中心", "化学与精细化工广东省实验室") in found
    assert {tail for kind, head, tail in found if kind == "LOCATED_IN" and head.endswith("潮州分中心")} == {"潮州"}


def test_the_thing_lands_and_not_who_builds_it() -> None:
    found = read("惠州强流重离子加速器装置由近物所承建，落户惠东县。")
    assert {head for kind, head, tail in found if kind == "LOCATED_IN" and tail == "惠东"} == {
        "惠州强流重离子加速器装置"
    }


def test_funds_that_two_parties_set_up() -> None:
    found = read("云南省与国家自然科学基金委员会设立云南联合基金，五年投入3亿元。")
    assert {(kind, head) for kind, head, _ in found if kind in ("FUNDS", "HOSTS", "CO_BUILDS")} == {
        ("FUNDS", "云南"),
        ("FUNDS", "国家自然科学基金委员会"),
    }


def test_a_plan_that_follows_another_succeeds_it() -> None:
    found = read("“双尖双领”计划接续“尖峰”计划。原国家863计划、973计划整合为国家重点研发计划。")
    assert ("SUCCEEDS", "“双尖双领”计划", "“尖峰”计划") in found
    assert {tail for kind, head, tail in found if kind == "SUCCEEDS" and head == "国家重点研发计划"} == {
        "“863”计划",
        "“973”计划",
    }


def test_a_partner_without_a_subject_builds_and_so_does_the_subject_of_the_sentence_before() -> None:
    found = read("德阳市与清华大学建立合作关系。其中，与西南交通大学共建的德阳轨道交通研究院完成注册。")
    assert {head for kind, head, _ in found if kind == "CO_BUILDS"} == {"西南交通大学", "德阳"}
    assert ("CO_BUILDS", "浙江大学", "台州湾研究院") in read("与浙江大学共建的台州湾研究院投用。")


def test_a_province_in_the_sentence_says_less_than_the_city_in_the_name() -> None:
    found = read("合肥工业大学、安徽大学等在皖高校签约。")
    assert {tail for kind, head, tail in found if kind == "LOCATED_IN" and head == "合肥工业大学"} == {"合肥"}
    assert ("LOCATED_IN", "安徽大学", "安徽") in found


def test_an_institute_of_a_national_centre_belongs_to_it() -> None:
    found = read("支持京津冀国家技术创新中心天津中心建设。")
    assert ("AFFILIATED_WITH", "京津冀国家技术创新中心天津中心", "京津冀国家技术创新中心") in found


def test_provinces_written_in_one_character_each_all_take_part() -> None:
    found = read("沪苏浙皖共建长三角国家技术创新中心。")
    assert {head for kind, head, _ in found if kind == "CO_BUILDS"} == {"上海", "江苏", "浙江", "安徽"}


def test_who_supports_a_joint_founding_does_not_found() -> None:
    found = read("由省科技厅、贵阳市支持，联合贵州大学、贵州师范大学共建的贵州人工智能实验室已挂牌。")
    assert {head for kind, head, _ in found if kind == "CO_BUILDS"} == {"贵州大学", "贵州师范大学"}


def test_who_approves_a_new_name_is_not_the_old_one() -> None:
    for sentence in ("洛阳理工学院获教育部批准，更名为洛阳理工大学。", "洛阳理工学院经教育部批准更名为洛阳理工大学。"):
        assert {tail for kind, _, tail in read(sentence) if kind == "SUCCEEDS"} == {"洛阳理工学院"}


def test_a_university_that_joins_a_foreign_one() -> None:
    found = read("广西大学联合清迈大学共建的中国—泰国热带作物联合实验室通过认定。")
    assert {head for kind, head, _ in found if kind == "CO_BUILDS"} == {"广西大学", "清迈大学"}


@pytest.mark.parametrize(
    ("text", "head", "places"),
    [
        ("宁夏上海科创中心运行良好。", "宁夏上海科创中心", {"上海"}),
        ("绍兴（上海）离岸孵化中心运行良好。", "绍兴（上海）离岸孵化中心", {"上海"}),
        ("主校区选址西湖区紫金港科技城。", "西湖区紫金港科技城", {"紫金港"}),
        ("紫竹高新区提质增效。", "紫竹高新区", {"紫竹"}),
        ("浏阳河畔的马栏山视频文创产业园扩容。", "马栏山视频文创产业园", {"马栏山"}),
        ("合肥综合性国家科学中心能源研究院揭牌。", "合肥综合性国家科学中心能源研究院", {"合肥"}),
        ("上海交通大学云南（大理）研究院挂牌。", "上海交通大学云南（大理）研究院", {"大理"}),
        ("香港科学园深圳分园揭牌。", "香港科学园深圳分园", {"深圳"}),
        ("芙蓉实验室揭牌。", "芙蓉实验室", set()),
        ("面向南亚东南亚科技创新中心提速。", "面向南亚东南亚科技创新中心", set()),
        ("中国—新西兰乳业发展中心成立。", "中国—新西兰乳业发展中心", set()),
    ],
)
def test_the_site_that_a_name_gives(text: str, head: str, places: set[str]) -> None:
    assert {tail for kind, of, tail in read(text) if kind == "LOCATED_IN" and of == head} == places


def test_a_document_speaks_for_its_place() -> None:
    title = "江西省2026年政府工作报告\n"
    assert ("CO_BUILDS", "江西", "长三角国家技术创新中心") in read(title + "积极共建长三角国家技术创新中心。")
    assert not {t for t in read("积极共建长三角国家技术创新中心。") if t[0] == "CO_BUILDS"}


@pytest.mark.parametrize(
    "text",
    [
        "轨道交通联合实验室的协议在株洲签署，双方为湖南大学与中国中车，计划安排经费6000万元。",
        "江铜集团与中国科学院赣江创新研究院签约，由前者出资5000万元设立江铜稀土联合基金。",
        "某企业从郑州大学引进成果，河南省重大科技专项给予该企业补助600万元。",
    ],
)
def test_who_is_not_funded(text: str) -> None:
    assert not {
        t for t in read(text) if t[0] == "FUNDS" and t[2] in ("湖南大学", "中国科学院赣江创新研究院", "郑州大学")
    }


def test_money_for_what_an_organisation_builds_is_for_the_thing() -> None:
    found = read("襄阳市财政统筹1亿元，专项用于华中农业大学牵头建设的襄阳现代农业研究院。")
    assert {tail for kind, _, tail in found if kind == "FUNDS"} == {"襄阳现代农业研究院"}


def test_a_company_named_after_its_group() -> None:
    found = read("国家能源集团宁夏煤业公司投产。东阳光集团、蒙牛乳业投产。电科蓝天投产。")
    assert {t for t in found if t[0] == "AFFILIATED_WITH"} == {
        ("AFFILIATED_WITH", "国家能源集团宁夏煤业公司", "国家能源投资集团有限责任公司"),
        ("AFFILIATED_WITH", "电科蓝天", "中国电子科技集团有限公司"),
    }
