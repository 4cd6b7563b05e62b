"""The timeline as a picture: laid out once, then written as SVG or as PNG."""
