"""An official document: the rows below its title, its text, its signature and what stands below."""
