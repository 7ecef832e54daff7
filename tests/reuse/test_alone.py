"""`python -m reading.reuse FILE FILE` says what two files are to each other."""

import json

from reading.reuse.__main__ import level_of, main

HEAD = "民政简报\n第{number}期\n{bureau}　2024年3月{day}日\n"
TOLD = (
    "坪石镇办起长者饭堂\n"
    "3月2日，坪石镇金鸡村长者饭堂开门，当天有{guests}名老人来吃饭，最年长的92岁。\n"
    "饭堂由闲置的旧粮仓改成，面积210平方米，改建花去38.6万元，都由乡贤凑齐。\n"
)


def said(tmp_path, capsys, *texts):
    files = [tmp_path / f"{at}.txt" for at in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, "utf-8")
    code = main(list(map(str, files)))
    out, err = capsys.readouterr()
    return code, [json.loads(line) for line in out.splitlines()], err


def test_two_files_are_compared_article_by_article(tmp_path, capsys):
    county = HEAD.format(number=5, bureau="乐昌市民政局", day=4) + TOLD.format(
        guests=63
    )
    city = HEAD.format(number=9, bureau="韶关市民政局", day=11) + TOLD.format(guests=65)
    code, (line,), err = said(tmp_path, capsys, county, city)
    assert (code, err) == (0, "")
    assert (line["articles"], line["earlier"]) == ([0, 0], "first")
    assert (line["relation"], line["differing"]) == ("revised", ["63人→65人"])
    pieces = [piece for each in line["passages"] for piece in each["pieces"]]
    assert {
        "fate": "changed",
        "first": "63",
        "second": "65",
        "has_numbers": True,
    } in pieces


def test_files_that_have_nothing_in_common_print_nothing(tmp_path, capsys):
    county = HEAD.format(number=5, bureau="乐昌市民政局", day=4) + TOLD.format(
        guests=63
    )
    other = (
        HEAD.format(number=6, bureau="乐昌市民政局", day=5) + "值班\n请各科室排好班。\n"
    )
    assert said(tmp_path, capsys, county, other) == (0, [], "")


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(tmp_path, capsys):
    code, lines, err = said(tmp_path, capsys, "", "")
    assert (code, lines) == (1, [])
    assert "文件是空的" in err


def test_a_bureau_is_as_high_as_its_place():
    assert [level_of(code, "") for code in ("440281", "440200", "440000")] == [0, 1, 2]
    assert level_of("", "民政部") == 3
