"""The site as its production server loads it, and a publication before each request."""

from config.wsgi import application as site

# isort: split
# Models may be imported only now.
from .publishing import after_a_publication

application = after_a_publication(site)
