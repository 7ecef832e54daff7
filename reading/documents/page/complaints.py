"""What a page says to its reader of itself: browsers and log-ins, what it answers for and sells."""

from ...language.patterns import pattern
from .words import Means, words_that_mean

LONGEST_COMPLAINT = 80
# 您的浏览器…, 抱歉，…, 为了您的…, 如视频无法…: how such a line speaks to its reader
TO_READER = pattern(
    r"^[【\[（(*※！!\s]{0,3}(?:温馨提示|友情提示|提示|注意?|系统提示)?[】\]）)：:\s]{0,3}(?:很|非常)?"
    r"(?:抱歉|对不起|您|你的|你使用|当前|检测到|系统检测|为了?(?:您|你|获得|保证|更好|有更好|达到|确保)|(?:如果?|若)(?:您|你|无法|不能|视频|音频|页面)|"
    r"请(?:您|先|在?使用|升级|更换|安装|下载|启用|开启|刷新|检查|切换|允许|点击)|建议|推荐|此|该|本[页视音]|视频|音频|语音|页面|网页|不支持|无法|加载|未安装|浏览器|播放器)"
)
# 游客 你好，请登录后发表: whom such a line greets
_GREETED = (
    r"(?:(?:亲爱的)?(?:游客|网友|用户|访客)[\s,，]{0,2}(?:[您你]好)?[\s,，!！]{0,2})?"
)
# 登录后可发表评论, 您还未登录, 请先登录再收藏: what only who logs in may do
LOG_IN = pattern(
    r"^[【\[（(\s]{0,3}(?:温馨提示[：:])?(?:您|你)?(?:还|尚|当前)?(?:未|没有|没)(?:登录|登陆)[^。]{0,24}[。！!】\]）)]{0,2}$|"
    rf"^[【\[（(\s]{{0,3}}{_GREETED}(?:请|您需要?|需要?)?(?:您)?先?(?:登录|登陆|注册)(?:[/／或]?注册)?(?:账号|帐号)?(?:后|之后|再|才能?|以便?)(?:可以?|即可|才能?|方可|进行|再)?"
    r"(?:查看|阅读|评论|发表|发言|收藏|播放|观看|收听|下载|继续|操作|参与|留言|点赞|关注|投稿|打印)[^，。]{0,12}[。！!】\]）)]{0,2}$"
)
# ↑点击上方蓝字关注我们, 点击标题下「某某民政」可快速关注: how an account asks to be read
INVITES = pattern(
    r"^[^\w“「]{0,6}请?(?:点击|戳|轻触|点(?=蓝|上方|标题|这))"
    r"(?:\s|[上下左右][方角面]?|的|蓝色?(?:字体?|微信名)?|标题|名片|[“「『][^”」』]{1,16}[”」』]|公众号|微信[名号]|此处|这里|图标|头像){0,6}"
    r"(?:即?可以?|来)?(?:快速|一键)?"
    r"(?:关注|订阅)(?:我们|本号|本公众号)?[吧哦啊呦]?[^\w]{0,6}$"
)
# 网友的言论, 所转文字: what others wrote
WRITTEN_BY_OTHERS = pattern("网友|转载|所转|转贴|言论|评论|稿件")
# 与本站无涉, 不代表本网立场, 本站不为其真伪作保
ANSWERS_FOR_NONE = pattern(
    r"本(?:站|网站?|平台|论坛)[^。，,]{0,8}(?:无关|无涉|立场|不承担|概不负责|不负|不为[^。，,]{0,8}(?:作保|担保|负责))"
)

# 声明：本网原创…, 版权作品，…, 凡本站稿件…: how a line begins that tells whose a text is;
# of a contest such words tell of what is sent in
OF_RIGHTS = pattern(
    r"^(?!.*(?:参赛|投稿|征集|评选|主办单位))[【\[（(*※\s]{0,3}(?:[^\W\d_]{0,4}(?:声明|说明|提示)[】\]）)]?[:：\s]{0,3})?"
    r"(?:版权|著作权|凡?[本我](?:网|站|报(?!告)|刊|台(?!账)|号|文(?!件)|平台|公众号)|原创|"
    r"(?:文章|稿件|以上)(?=.*(?:本[网站报刊台]|版权|授权|许可|原创|作者))|"
    r"未[经获得](?:[本我]|授权|许可|允许|书面|作者|同意)|如需|如要|(?:严禁|禁止|请勿|谢绝)(?:任何形式的?|擅自|私自)?转载)"
)
COPIES = "(?:转载|镜像|摘编|转贴|翻录)"
# 不得转载、摘编 and 不得转载本网内容; what tells whose pictures nobody may copy is text
COPIES_ANY = (
    rf"{COPIES}(?=[^\w]|$|[或和及与本]|上述|以上|使用|该|此|其|内容|文章|稿件|作品)"
)
# 未经授权，严禁转载; 未经许可，任何媒体不得转载; 经授权后，转载须注明来源
FORBIDS_COPYING = pattern(
    r"未[经获得][^。；，,]{0,20}[，,]?\s?(?:(?:任何|其他|其它)[^。；]{0,16})?"
    rf"(?:严禁|禁止|不得|请勿|谢绝|勿)[^。；]{{0,12}}{COPIES_ANY}|"
    rf"(?:严禁|禁止|请勿|谢绝)(?:任何形式的?|擅自|私自)?{COPIES_ANY}|"
    rf"{COPIES}[^。；]{{0,8}}(?:须|需|请|应|必须|务必)[^。；]{{0,4}}(?:注明|标明|说明|附上|附带|保留)"
)
LONGEST_FORBIDDING = 120
# What such a site has: 年终总结, 某某信息.docx, （未完，全文共3200字
PAPERS = pattern(
    r"简报|总结|汇报|报告|述职|计划|要点|材料|讲话|公文|范文|文档|文库|心得|全文|\.(?:docx?|pdf)"
)


def speaks_of_reading(text: str) -> bool:
    """您的浏览器版本过低，请升级后重试, 登录后可发表评论: no word of it is the text's."""
    text = text.strip()
    if not text or len(text) > LONGEST_COMPLAINT or text.count("。") > 1:
        return False
    if LOG_IN.match(text) or INVITES.match(text):
        return True
    return (
        bool(TO_READER.match(text))
        and _holds(text, Means.DEVICE)
        and _holds(text, Means.COMPLAINT)
    )


def _holds(text: str, means: Means) -> bool:
    folded = text.casefold()
    return any(word.casefold() in folded for word in words_that_mean(means))


def disclaims(text: str) -> bool:
    """另，网友的言论由网友自负其责，与本站无涉。"""
    return bool(ANSWERS_FOR_NONE.search(text) and WRITTEN_BY_OTHERS.search(text))


def sells_texts(text: str) -> bool:
    """《某某简报.doc》由会员分享，可在线阅读: two words of a site that sells papers.

    One of them is a shop's alone: 以上答复仅供参考，希望对您有所帮助 is an office's, and
    小编为大家整理的婚姻登记流程 that of its account.
    """
    if text.count("。") > 1 or not PAPERS.search(text):
        return False
    found = [
        (at, at + len(word), word)
        for word in words_that_mean(Means.SHOP, Means.OFFER)
        if (at := text.find(word)) >= 0
    ]
    is_shop = any(word in words_that_mean(Means.SHOP) for _, _, word in found)
    return is_shop and any(at >= min(found)[1] for at, _, _ in found)


def deals_in_texts(text: str) -> bool:
    """It sells papers or forbids to copy one: no word of such a line is a bureau's."""
    return sells_texts(text) or forbids_copying(text)


def forbids_copying(text: str) -> bool:
    """声明：本网站原创内容未经允许，禁止转载: what a site says of its rights, in two sentences."""
    text = text.strip()
    if len(text) > LONGEST_FORBIDDING or text.count("。") > 2:
        return False
    return bool(FORBIDS_COPYING.search(text) and OF_RIGHTS.match(text))
