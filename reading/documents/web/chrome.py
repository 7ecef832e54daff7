"""A page's own furniture: navigation, breadcrumb, toolbar, footer."""

import re

from ...language.marks import HAN, is_prose

# 您当前的位置:首页 > 业务工作, 首页 >> 民政要闻 >> 正文
BREADCRUMB = re.compile(
    r"(?:当前|所在|现在|您的|你的)的?\s*位置|"
    r"^\s*(?:网站)?首\s*页\s*(?:[>＞»›/|·\-→]|::|&gt;)|"
    r"[>＞»›]\s*正文|(?:[>＞»›].*){2}"
)
# 【打印】 【字体: 大 中 小】, 分享到：, 扫一扫, 打开 · 手机版, 无障碍浏览
TOOLBAR = re.compile(
    r"【\s*(?:打\s*印|关\s*闭|收\s*藏|大|字体|纠错|复制)|字\s*[体号]\s*[:：【\[大]|"
    r"^\s*(?:打\s*印|关\s*闭|收\s*藏|分\s*享)|打印本(?:页|文|稿)|关闭(?:本页|窗口)|"
    r"分享(?:到|至)|扫一扫|[打开关注]\s*·|无障碍|长[者辈](?:版|模式)|"
    r"(?:打开|进入)适老化|适老化(?:版|模式)|政务微[博信]|我要(?:收藏|打印|纠错)|"
    r"^\s*(?:繁[體体]|简体|EN|ENGLISH|RSS|登录|注册|搜索|手机版|大|中|小|T)\s*$|"
    r"返回(?:顶部|首页|上一页)|T\s*大\s*中\s*小|[\[【(（]?\s*大\s+中\s+小|"
    r"微信公众号|朗读|听全文|加入收藏|设为首页",
    re.IGNORECASE,
)
# 首页 机构概况 政务公开 互动交流: a row of menu words.
MENU = re.compile(
    r"首\s*页|政务公开|信息公开|互动交流|办事(?:服务|大厅|指南)|"
    r"机构(?:概况|职能|设置)|政民互动|网上办事|专题专栏|新闻(?:中心|动态)|"
    r"公众参与|党务公开|业务工作|政策法规"
)
# 相关文件:, 上一篇：…, 版权所有, 主办：…, 打印本页关闭窗口 |
_FOOTER_OPENING = (
    r"相关(?:文件|链接|新闻|信息|附件|文章|阅读|报道|稿件|解读|推荐)|"
    r"上一?[篇条页]|下一?[篇条页]|前一篇|后一篇|友情链接|热门|推荐阅读|延伸阅读|"
    r"猜你喜欢|本网推荐|最新(?:动态|信息|文章)|图片新闻|通知公告$|"
    r"版权(?:所有|声明)|Copyright|©|(?:主办|承办)(?:单位)?\s*[:：]|技术支持|"
    r"网站(?:地图|标识码|声明|支持|管理|纠错|维护)|关于我们|联系我们|政府网站|"
    r"打印(?:本页|本文|此页|】)?|关闭(?:窗口|本页|】)?|分享(?:到|至)|扫一?扫|返回|"
    r"您是第|我要纠错|建议使用|地址\s*[:：].*(?:邮编|电话)|ICP|党政机关|收藏|"
    rf"回到顶部|顶部$|编辑部|[{HAN}]{{1,2}}(?:ICP备|公网安备)"
)
# 粤ICP备12345678号, 网站标识码：…, 上一篇：… anywhere in the line
_FOOTER_WORDS = (
    r"ICP备\s*\d|公网安备|网站标识码|版权所有|(?:打印|关闭)(?:本页|窗口|页面)|"
    r"[上下]一篇\s*[:：]"
)
FOOTER = re.compile(
    rf"^[\s|【\[（(<]*(?:{_FOOTER_OPENING})|{_FOOTER_WORDS}", re.IGNORECASE
)
LONGEST_CHROME, LONGEST_FOOTER = 120, 160


def is_chrome(text: str) -> bool:
    """Navigation, breadcrumb or toolbar, by its words."""
    if not text or len(text) > LONGEST_CHROME or (is_prose(text) and len(text) > 60):
        return False
    return bool(_is_menu(text) or BREADCRUMB.search(text) or TOOLBAR.search(text))


def _is_menu(text: str) -> bool:
    pieces = re.split(r"[\s|｜>＞·]+", text)
    return len(pieces) >= 3 and len(MENU.findall(text)) >= 2


def is_tool(text: str) -> bool:
    """A toolbar, which may stand between title and metadata; a breadcrumb does not."""
    return bool(TOOLBAR.search(text)) and not BREADCRUMB.search(text)


def is_footer(text: str) -> bool:
    return len(text) < LONGEST_FOOTER and bool(FOOTER.search(text))
