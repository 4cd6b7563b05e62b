"""Views: each screen is one anywidget that paints what a state says and sends back verbs.

The browser holds no rules. A screen's JavaScript is written as small ES modules under
``static/``; :mod:`silp_widgets.widgets.esm` joins them into the one module that anywidget ships.
"""
