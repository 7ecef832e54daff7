"""What `check --database default` and `migrate` say of an index that is no good."""

from django.core import checks
from django.db import connection

from .entries import TABLE, index_is_blank, index_is_stale

HINT = "请运行 manage.py rebuild_search。"


@checks.register(checks.Tags.database)
def index_is_current(databases=None, **kwargs) -> list[checks.Warning]:
    """Before its migration there is no index to speak of."""
    if not databases or TABLE not in connection.introspection.table_names():
        return []
    if index_is_blank():
        return [
            checks.Warning(
                "检索索引是空的，什么也查不到。", hint=HINT, id="search.W001"
            )
        ]
    if index_is_stale():
        return [checks.Warning("检索索引由旧版程序生成。", hint=HINT, id="search.W002")]
    return []
