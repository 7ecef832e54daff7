"""The process that reads pictures: a file on its standard input, a line of JSON a page.

`python -m intake.scans.worker read 1 2` answers these pages as they are read; `… picture 3 1600`
answers the third page as PNG, or nothing. Its memory is bounded before it opens anything.
"""

import json
import resource
import sys

from .limits import LONGEST_SIDE, MOST_MEMORY, SECONDS_A_PAGE, SECONDS_A_PICTURE


def main(asked: list[str]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    content = sys.stdin.buffer.read()
    match asked:
        case ["read", *numbers]:
            _read(content, [int(each) for each in numbers])
        case ["picture", number, longest]:
            _show(content, int(number), int(longest))


def _read(content: bytes, numbers: list[int]) -> None:
    """The pages of these numbers; what is wrong with the file as the last line."""
    from .engine import read_page
    from .pictures import NotAPicture, picture_of

    try:
        for number in numbers:
            _take_no_longer_than(SECONDS_A_PAGE)
            picture = picture_of(content, number - 1, LONGEST_SIDE)
            _tell(read_page(picture, number).as_json())
    except NotAPicture as refusal:
        _tell({"refused": str(refusal)})
    except MemoryError:
        _tell({"refused": "图片太大，内存不够"})


def _show(content: bytes, number: int, longest: int) -> None:
    from .kinds import kind_of

    _take_no_longer_than(SECONDS_A_PICTURE)
    if kind_of(content) == "PDF":
        from .png import png_of_pdf

        sys.stdout.buffer.write(png_of_pdf(content, number - 1, longest))
        return
    from .pictures import picture_of

    picture_of(content, number - 1, longest).save(sys.stdout.buffer, "PNG")


def _take_no_longer_than(seconds: int) -> None:
    """From now on, of the processor: then the system ends the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    end = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (end, resource.RLIM_INFINITY))


def _tell(answer: dict) -> None:
    print(json.dumps(answer, ensure_ascii=True), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
