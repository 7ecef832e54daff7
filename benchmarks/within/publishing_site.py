"""The site as its production server loads it, which publishes an issue when asked."""

from config.wsgi import application as site

# isort: split
# Models may be imported only now.
from publishing_when_asked import when_asked

application = when_asked(site)
