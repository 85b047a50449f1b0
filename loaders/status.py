"""Whether a fact is planned, underway or done, from the words around it."""

import re

from ..graph.model import Status

_PLANNED = re.compile(
    "拟|将(?!军)|谋划|争创|争取|力争|争建|筹建|筹备|计划(?:于|在|建)|规划建设|探索|推动设立|推进设立|支持[^，。；]{0,12}(?:创建|建设|申报|争创)|框架协议|意向|提出|启动筹建"
    "|积极创建|申报|论证|预计|有望|设想|提请|推进[^，。；]{0,12}(?:筹建|创建)"
)
_DONE = re.compile(
    "已|获批|挂牌|揭牌|建成|成立|投用|投入使用|投入运行|启用|落户|入驻|完成|签约|签订|签署|正式|累计|验收|获得|荣获|更名为|升格为|位于|坐落|纳入|入选|通过|建有|运行以来|组建而成|前身|共建的|承建的|下达|拨付|补助|揭榜"
)


def status_of(sentence: str) -> Status:
    """Return the status that a sentence or clause gives; underway where it gives none.

    >>> status_of("拟共建成都产业创新研究院"), status_of("辽宁材料实验室已揭牌"), status_of("加快建设")
    ('planned', 'done', 'underway')
    """
    if _PLANNED.search(sentence):
        return "planned"
    if _DONE.search(sentence):
        return "done"
    return "underway"
