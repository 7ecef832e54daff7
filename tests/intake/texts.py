"""Small texts that a test can read at a glance, and what is said of them."""


def bulletin(
    number: str | int = 8,
    *,
    bureau: str = "韶关市民政局",
    day: str = "2022年5月6日",
    title: str = "民政系统开展养老机构安全检查",
    said: str = "共检查养老机构36家，发现隐患12处。",
) -> str:
    """One issue of a bureau's bulletin, of twelve lines."""
    return f"""(2022年第{number}期)

{bureau}

{day}

{title}

近日，全市民政系统对养老机构开展安全检查，{said}

分送：市委办公室，各县（市、区）民政局。
"""


def notice(number: str = "兰民发〔2021〕9号", *, contact: str = "") -> str:
    return f"""{number}

关于做好节日值班工作的通知

各县区民政局、局属各单位：
现就做好节日期间值班工作通知如下。
一、落实责任。各单位要严格执行领导带班制度，确保信息畅通。
{contact}
兰州市民政局
2021年12月30日
"""


def codes(receipt: dict) -> list[str]:
    """What a receipt remarks on, in its order."""
    return [remark["code"] for remark in receipt["remarks"]]
