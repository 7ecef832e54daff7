"""Pages that are pictures, read by a model in a process of its own: the extra `.[ocr]`.

A picture becomes a `ReadPage` (page.py): words at places, how sure each sign is, and the
ink that no words were found for. Rows in reading order (rows.py), doubts (doubts.py) and
text (text.py) are made of that alone, so another reader may stand in for the model.
"""
