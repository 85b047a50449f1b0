"""Mentions: left boundaries, coordination, titles, classes left alone, canonical names."""

from itertools import pairwise

import pytest

from kechuang.loaders.documents import make_document
from kechuang.loaders.pipeline import extract


def mentions(text: str) -> set[tuple[str, str]]:
    return {(m.text, m.type) for m in extract(make_document(text)).mentions}


def names(text: str) -> dict[str, str]:
    return {m.text: m.name for m in extract(make_document(text)).mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大力支持东海实验室建设。", ("东海实验室", "Laboratory")),
        ("浙江大学校长出席甬江实验室揭牌仪式。", ("甬江实验室", "Laboratory")),
        ("河北省科技厅与雄安新区管委会签署协议。", ("雄安新区管委会", "Agency")),
        ("之江实验室同鹏城实验室共建海河实验室。", ("鹏城实验室", "Laboratory")),
        ("浙江省会同合肥国家高新区组建海河实验室。", ("合肥国家高新区", "HighTechZone")),
        ("清华大学联合量子计算实验室揭牌。", ("清华大学联合量子计算实验室", "Laboratory")),
        ("浙江大学同步辐射实验室", ("浙江大学同步辐射实验室", "Laboratory")),
        ("武汉大学、江夏实验室集聚人才。", ("武汉大学", "University")),
        ("杭州市、之江实验室签约。", ("杭州市", "Place")),
        ("支持上海光源、之江实验室发展。", ("上海光源", "Platform")),
        ("支持西部（重庆）科学城、之江实验室发展。", ("西部（重庆）科学城", "Platform")),
        ("浙江大学退出之江实验室共建。", ("之江实验室", "Laboratory")),
        ("杭州硅谷", ("杭州硅谷", "Platform")),  # nothing stands after it
        ("支持扬州镇江科技协作。", ("扬州", "Place")),  # 3210 of one and 3211 of the other begin alike
        ("会同浙江大学绍兴研究院开展攻关。", ("浙江大学绍兴研究院", "ResearchInstitute")),
        ("推进苏州工业园区建设。", ("苏州工业园区", "Platform")),
        ("组织实施“领航者”计划。", ("“领航者”计划", "Programme")),
        ("印发《江西省科技创新促进条例》。", ("江西省科技创新促进条例", "Policy")),
        ("印发《贵州省“十四五”科技创新规划》。", ("贵州省“十四五”科技创新规划", "Programme")),
        ("建设光电信息与智能装备国家重点实验室。", ("光电信息与智能装备国家重点实验室", "Laboratory")),
        ("加快成渝综合性科学中心建设。", ("成渝综合性科学中心", "Platform")),
        ("由省科技厅牵头落实。", ("省科技厅", "Agency")),
        ("实施“八大制造升级攻坚工程”。", ("八大制造升级攻坚工程", "Programme")),
        ("争取煤基新材料中试基地在榆布局。", ("煤基新材料中试基地", "Platform")),
        ("加快运转“城市大脑”。", ("城市大脑", "Platform")),
        ("推动怀柔综合性国家科学中心29个科技设施投用。", ("怀柔综合性国家科学中心", "Platform")),
        ("高新区是西部（重庆）科学城（以下简称科学城）核心区。", ("西部（重庆）科学城", "Platform")),
        ("共建上海交通大学成都先进推进技术研究中心。", ("上海交通大学成都先进推进技术研究中心", "Platform")),
        ("同济大学与重庆科技金融集团签约。", ("重庆科技金融集团", "Company")),
        ("滨湖科学城由大科学装置集中区和高新区组成。", ("滨湖科学城", "Platform")),
        ("广东组建起生物岛实验室。", ("生物岛实验室", "Laboratory")),
        ("建设高端生物医学成像设施。", ("高端生物医学成像设施", "Platform")),
        ("纳入长株科创走廊规划范围。", ("长株科创走廊", "Corridor")),
        ("山西省开发区改革见效。", ("山西省", "Place")),
        ("广阳湾智创生态城引进机构。", ("广阳湾智创生态城", "Platform")),
        ("推动南山智园、银城智谷联动。", ("银城智谷", "Platform")),
        ("张江国家自主创新示范区各分园发展。", ("张江国家自主创新示范区", "HighTechZone")),
        ("哈工大（威海）创新创业园投用。", ("哈工大（威海）创新创业园", "Platform")),
        ("重塑重振省科学院。", ("省科学院", "ResearchInstitute")),
        ("赣州稀金科创城集聚平台120余家。", ("赣州稀金科创城", "Platform")),
        ("怀柔实验室山西研究院合作专项启动。", ("怀柔实验室山西研究院", "ResearchInstitute")),
        ("中国矿产资源集团总部投用。", ("中国矿产资源集团", "Company")),
        ("贵州大数据实验室挂牌。", ("贵州大数据实验室", "Laboratory")),
        ("支持建设国家超导技术创新中心。", ("国家超导技术创新中心", "Platform")),
        (
            "创建国家搜索技术创新中心。",
            ("国家搜索技术创新中心", "Platform"),
        ),  # only the tagger takes its field for a verb
        ("国家耐盐碱水稻技术创新中心总部基地投用。", ("国家耐盐碱水稻技术创新中心", "Platform")),
        ("扩建杨凌高新技术产业示范区科技示范核心片区。", ("杨凌高新技术产业示范区", "HighTechZone")),
        ("设立贵州省科技创新投资基金。", ("贵州省科技创新投资基金", "Programme")),
        ("获成都高新区专项资金资助。", ("成都高新区", "HighTechZone")),
        ("建设三峡库区生态环境教育部重点实验室。", ("三峡库区生态环境教育部重点实验室", "Laboratory")),
        ("建设国家地方共建人形机器人创新中心。", ("国家地方共建人形机器人创新中心", "Platform")),
        ("金川集团国家镍钴工程技术研究中心并入镍钴开发全国重点实验室。", ("镍钴开发全国重点实验室", "Laboratory")),
        ("放射医学与辐射防护国家重点实验室完成评估。", ("放射医学与辐射防护国家重点实验室", "Laboratory")),
        ("下达紫金山实验室建设专项资金。", ("紫金山实验室", "Laboratory")),
        ("青岛轨道交通产业示范区纳入布局。", ("青岛轨道交通产业示范区", "Platform")),
        ("支持八桂实验室建设。", ("八桂实验室", "Laboratory")),
        ("支持中关村实验室建设。", ("中关村实验室", "Laboratory")),
        ("论坛永久会址在广州南沙正式动工。", ("广州南沙", "Place")),
        (
            "打造“一廊三城”（光谷、车谷、网谷沿长江）创新走廊。",
            ("“一廊三城”（光谷、车谷、网谷沿长江）创新走廊", "Corridor"),
        ),
    ],
)
def test_name_is_found_with_its_span(text: str, expected: tuple[str, str]) -> None:
    assert expected in mentions(text)


@pytest.mark.parametrize(
    "text",
    [
        "新认定省级重点实验室30家。",
        "支持高新技术企业和新型研发机构发展。",
        "建设一批科技企业孵化器和众创空间。",
        "推动各市县国家高新区提质增效。",
        "新建省级工程技术研究中心12家、企业研究院50家。",
        "布局一批前瞻性、引领性重大创新平台。",
        "推进区域创新共同体和智慧大脑建设。",
        "世界最深暗物质实验室二期投用，项目落户高新区。",
        "三年内计划新增实验室10家。",
        "与东部高校开展合作，居西部第1位。",
        "“好客山东”“清新福建”品牌响亮。",
        "青岛港、烟台港吞吐量增长。",
        "三年累计划拨6亿元。",
        "氢能、锂电两条中试线投产。",
        "加快充电基础设施建设。",
        "企业类全国重点实验室增至15家。",
        "填补草业领域国家级创新平台的空白。",
        "用好政府投资基金和产业基金。",
    ],
)
def test_classes_are_left_alone(text: str) -> None:
    assert mentions(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "云溪、龙江、松山湖等3家省实验室挂牌。",
            {"云溪": "云溪实验室", "龙江": "龙江实验室", "松山湖": "松山湖实验室"},
        ),
        ("成都、绵阳、自贡3个国家高新区。", {"成都": "成都高新区", "绵阳": "绵阳高新区", "自贡": "自贡高新区"}),
        ("推进汉江、清江省实验室建设。", {"汉江": "汉江实验室", "清江省实验室": "清江实验室"}),
        (
            "布局荣昌、永川、大足等国家高新区。",
            {"荣昌": "荣昌高新区", "永川": "永川高新区", "大足": "大足高新区"},
        ),
        (
            "光谷实验室、洪山实验室等10家湖北实验室运行。",
            {"光谷实验室": "光谷实验室", "洪山实验室": "洪山实验室"},
        ),
        ("推进中德、中以等国际合作园区建设。", {"中德": "中德国际合作园区", "中以": "中以国际合作园区"}),
        (
            "谋划建设强流重离子加速与应用等大科学装置。",
            {"强流重离子加速与应用": "强流重离子加速与应用大科学装置"},
        ),
        (
            "吸引吉林大学、厦门大学莆田研究院等科研机构入驻。",
            {"吉林大学": "吉林大学莆田研究院", "厦门大学莆田研究院": "厦门大学莆田研究院"},
        ),
        (
            "实施“登峰”“揽月”两大科技攻关计划。",
            {"“登峰”": "“登峰”科技攻关计划", "“揽月”": "“揽月”科技攻关计划"},
        ),
        ("支持佛山、惠州仲恺高新区发展。", {"佛山": "佛山高新区", "惠州仲恺高新区": "惠州仲恺高新区"}),
        (
            "建设省部共建超声医学工程、山区桥梁及隧道工程国家重点实验室。",
            {
                "省部共建超声医学工程": "省部共建超声医学工程国家重点实验室",
                "山区桥梁及隧道工程国家重点实验室": "省部共建山区桥梁及隧道工程国家重点实验室",
            },
        ),
        (
            "季华、化学与精细化工等广东省实验室运行。",
            {"季华": "季华实验室", "化学与精细化工": "化学与精细化工广东省实验室"},
        ),
        (
            "推动光谷、江夏等7家湖北实验室运行。",
            {"光谷": "湖北光谷实验室", "江夏": "湖北江夏实验室"},
        ),
        (
            "济南微生态生物医学、青岛新能源山东省实验室获评优秀。",
            {
                "济南微生态生物医学": "济南微生态生物医学山东省实验室",
                "青岛新能源山东省实验室": "青岛新能源山东省实验室",
            },
        ),
        (
            "推进中科院西安、兰州和新疆分院改革。",
            {
                "中科院西安": "中国科学院西安分院",
                "兰州": "中国科学院兰州分院",
                "新疆分院": "中国科学院新疆分院",
            },
        ),
    ],
)
def test_elliptical_coordination_gives_every_member(text: str, expected: dict[str, str]) -> None:
    assert names(text) == expected


def test_deictic_agency_gets_the_full_name_of_the_documents_province() -> None:
    text = "湖南省2022年科技工作要点\n省科技厅、财政厅会同省教育厅落实。"
    found = names(text)
    assert found["省科技厅"] == "湖南省科学技术厅"
    assert found["财政厅"] == "湖南省财政厅"
    assert found["省教育厅"] == "湖南省教育厅"


def test_defined_abbreviation_is_found_later() -> None:
    text = "建设长江口海洋科学中心（以下简称“海科中心”）。\n海科中心已投用。"
    found = [m for m in extract(make_document(text)).mentions if m.text == "海科中心" and m.start > 20]
    assert [m.name for m in found] == ["长江口海洋科学中心"]


def test_mentions_never_overlap_and_match_the_text() -> None:
    text = (
        "支持中国科学院杭州医学研究所、浙江大学杭州国际科创中心和杭州城西科创大走廊建设，推进宁波、温州国家高新区发展。"
    )
    found = extract(make_document(text)).mentions
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_deictic_agency_without_a_place_is_one_thing_in_its_document_only() -> None:
    one, other = (extract(make_document("由市科技局牵头落实。" + more)) for more in ("", "抓好落实。"))
    assert one.entities[0].id != other.entities[0].id


def test_a_provincial_fund_bears_the_name_of_the_documents_province() -> None:
    assert names("湖南省2022年科技工作要点\n优化省自然科学基金资助体系。")["省自然科学基金"] == "湖南省自然科学基金"


def test_the_number_of_a_paragraph_is_no_part_of_a_name() -> None:
    assert ("鹏城实验室", "Laboratory") in mentions("1．鹏城实验室位于深圳。\n2.季华实验室位于佛山。")
    assert ("季华实验室", "Laboratory") in mentions("1．鹏城实验室位于深圳。\n2.季华实验室位于佛山。")


def test_a_name_in_brackets_after_another_is_read_and_so_is_the_other() -> None:
    found = mentions("光谷科技创新大走廊（光谷科创大走廊）启动建设。")
    assert {("光谷科技创新大走廊", "Corridor"), ("光谷科创大走廊", "Corridor")} <= found


def test_zones_of_a_part_of_a_city_share_the_head() -> None:
    found = mentions("佛山、惠州仲恺、东莞松山湖、湛江等国家高新区加快发展。")
    assert {text for text, kind in found if kind == "HighTechZone"} == {"佛山", "惠州仲恺", "东莞松山湖", "湛江"}


def test_sister_institutes_of_one_academy() -> None:
    found = mentions("中科院上海光机所、硅酸盐所等在沪院所签约。")
    assert {("中科院上海光机所", "ResearchInstitute"), ("硅酸盐所", "ResearchInstitute")} <= found


def test_quantities_and_owners_make_no_name() -> None:
    for text in (
        "部分实验室结合不够紧密。",
        "让更多成果走出实验室。",
        "鼓励两校实验室联合研究。",
        "三批10家省实验室各具特色。",
    ):
        assert not [m for m in mentions(text) if m[1] == "Laboratory"], text


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("争创国家数据要素综合试验区。\n跟进贵阳试验区争创情况。", "贵阳国家数据要素综合试验区"),
        ("印发《工业设计全面赋能提升行动计划》。实施工业设计全面赋能提升行动。", "工业设计全面赋能提升行动计划"),
        (
            "印发《湖北省科技企业“展翅”行动计划（2022—2025年）》，实施科技企业“展翅”计划。",
            "湖北省科技企业“展翅”行动计划（2022—2025年）",
        ),
        ("建立G42科创走廊（湖北段）联动机制。推进G42科创大走廊建设。", "G42科创走廊"),
    ],
)
def test_a_short_form_names_what_the_document_names_in_full(text: str, full: str) -> None:
    assert extract(make_document(text)).mentions[-1].name == full


def test_universities_before_an_institute_stand_for_themselves_where_nothing_says_institutes() -> None:
    assert names("与吉林大学、厦门大学莆田研究院签约。")["吉林大学"] == "吉林大学"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("贵州科学院与贵阳高新区共建大数据安全工程研究中心。", True),
        ("云南大学联合华为公司组建数字经济创新中心。", True),
        ("云南大学与高校共建大数据安全工程研究中心。", False),
        ("各市与高校共建产业技术创新中心。", False),
    ],
)
def test_what_two_named_parties_build_in_a_field_is_one_thing(text: str, named: bool) -> None:
    assert any(kind == "Platform" for _, kind in mentions(text)) == named


def test_members_of_a_list_are_what_their_own_heads_say() -> None:
    found = mentions("推进岳麓山实验室、岳麓山工业创新中心、芙蓉实验室“四大实验室”建设。")
    assert found == {
        ("岳麓山实验室", "Laboratory"),
        ("岳麓山工业创新中心", "Platform"),
        ("芙蓉实验室", "Laboratory"),
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("武汉市与武大、华科签约。", "华中科技大学"),
        ("济南市与山大共建研究院。", "山东大学"),
        ("太原市与山大共建研究院。", "山西大学"),
    ],
)
def test_a_short_name_of_several_universities_is_the_one_of_the_province(text: str, name: str) -> None:
    assert name in names(text).values()


def test_a_short_name_is_read_of_parties_only() -> None:
    for text in ("推进重大、重点项目。", "发展江河、河海联运。", "与重大项目单位合作。", "与山大共建研究院。"):
        assert "University" not in {kind for _, kind in mentions(text)}, text


def test_what_units_are_appointed_as_is_a_class() -> None:
    found = names("关于认定南开大学绿色化工研究院等8家单位为天津市产业技术研究院的通知")
    assert "天津市产业技术研究院" not in found
    assert "天津市产业技术研究院" in names("支持天津市产业技术研究院发展。")


def test_programmes_of_one_quotation_and_two_periods_are_two() -> None:
    first, second = "“智赋万企”行动方案（2023—2025年）", "“智赋万企”行动方案（2026—2028年）"
    found = names(f"《{first}》收官，制定新一轮《{second}》。")
    assert found[first] != found[second]
    found = names(f"实施“智赋万企”行动方案，印发《{first}》。")
    assert len({name for name in found.values() if "智赋万企" in name}) == 1


def test_companies_beside_known_ones() -> None:
    assert {"海光信息", "安擎信息"} <= names("华海清科、海光信息、安擎信息等快速成长。").keys()
    assert "南南铝业" in names("由南南铝业牵头建设中试线。")
    assert "磷煤化工" not in names("支持磷煤化工合作。")
