"""What machines ask of the public site: lists by the fields of its pages, as JSON.

A resource is one such list: what narrows it, in which order it stands, what it tells of
each. Views, the schema, the data dictionary and the downloads ask the resources, and know
of none by themselves.
"""
