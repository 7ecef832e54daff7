"""Commands of the clock: on every machine they are started, and one does the work."""

from collections.abc import Callable
from functools import wraps

from briefings.alone import alone

LEFT = "另一台机器正在运行这条命令，这一次不做。"


def one_at_a_time(handle: Callable[..., None]) -> Callable[..., None]:
    """A command that leaves its work to the machine that is at it already."""

    @wraps(handle)
    def handled(command, *arguments, **options) -> None:
        with alone(command.__module__) as is_ours:
            if is_ours:
                handle(command, *arguments, **options)
            else:
                command.stdout.write(LEFT)

    return handled
