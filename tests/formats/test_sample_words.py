"""The sample texts as Word files are read just as the texts themselves are."""

from dataclasses import replace

import pytest
from django.conf import settings

from intake.formats import read_file
from reading.documents.decoding import decode
from tests.test_sample_texts import SAMPLES

from .word_maker import word_of_lines

TEXTS = settings.BASE_DIR / "fixtures" / "texts"


def told(content: bytes, name: str):
    """All that was read of a file, but how its words were kept."""
    whole = read_file(content, name)
    return replace(whole, document=replace(whole.document, encoding="", text=""))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_reads_alike_as_a_word_file(name):
    content = (TEXTS / name).read_bytes()
    word = word_of_lines(decode(content).text)
    assert told(word, f"{name}.docx") == told(content, name)
