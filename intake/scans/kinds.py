"""What a file of pictures is, by its first bytes."""

PICTURES = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
}
PDF = b"%PDF-"


def kind_of(content: bytes) -> str:
    """PNG, JPEG, TIFF or PDF; blank for anything else."""
    if content.startswith(PDF):
        return "PDF"
    found = (kind for start, kind in PICTURES.items() if content.startswith(start))
    return next(found, "")
