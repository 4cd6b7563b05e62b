"""One fictional review, complete: for the demonstration, the tests and the docs.

``sources/`` holds what nine agencies typed, ``fixture/`` what happened in the review, ``files`` and
``build`` make the files and the case of it, and ``making`` puts the whole into a folder.
"""

from silp_widgets.demo.making import PASSPHRASE, Demo, make_demo

__all__ = ["PASSPHRASE", "Demo", "make_demo"]
