"""What the interface will not answer, said in Chinese and always in one shape."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from ..lists.forms import Complaint

NOTHING_HERE = "没有找到您要的内容，请核对地址；有哪些地址见 /api/。"
READ_ONLY = "这里只供读取，请用 GET。"
NOT_ACCEPTED = "这里只给 JSON。"
OTHERWISE = "请求没有看懂。"


class Refused(exceptions.APIException):
    """A query that is not understood as a whole is not answered at all."""

    status_code = 400

    def __init__(self, complaints: Sequence[Complaint]):
        super().__init__(
            "；".join(each.message.rstrip("。") for each in complaints) + "。"
        )
        self.complaints = complaints


class Withdrawn(exceptions.APIException):
    """What was public once, and is not any more."""

    status_code = 410
    default_detail = "这里的内容已经撤下。"


def answer(problem: Exception, context: dict[str, Any]) -> Response | None:
    """Whatever went wrong, in the one shape; None of what nobody foresaw."""
    response = exception_handler(problem, context)
    if response is not None:
        complaints = problem.complaints if isinstance(problem, Refused) else ()
        response.data = error_of(response.status_code, _message(problem), complaints)
    return response


def error_of(
    status: int, message: str, complaints: Sequence[Complaint] = ()
) -> dict[str, Any]:
    return {
        "status": status,
        "message": message,
        "parameters": [
            {"name": each.name, "message": each.message} for each in complaints
        ],
    }


def _message(problem: Exception) -> str:
    match problem:
        case Refused() | Withdrawn():
            return str(problem.detail)
        case Http404() | exceptions.NotFound():
            return NOTHING_HERE
        case exceptions.MethodNotAllowed():
            return READ_ONLY
        case exceptions.NotAcceptable():
            return NOT_ACCEPTED
        case exceptions.Throttled():
            seconds = f"，请过 {problem.wait:.0f} 秒再来" if problem.wait else ""
            return f"请求太多{seconds}。要全部数据，请用打包下载。"
    return OTHERWISE
