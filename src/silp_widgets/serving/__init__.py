"""Doors: who may come in, and what they find there.

Two servers, each closed by default. The *panel's app* serves one finished page and has no kernel
behind it; the *desk* runs Voilà (or JupyterLab) for the one person who holds the passphrase.
Both let nobody in without the link that they print, and neither asks another host for anything.
"""
