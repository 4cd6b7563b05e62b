"""What each screen knows and may do, with no view in it.

A state reads a case through the domain's ports, says what should be on the screen as plain JSON
(:meth:`~silp_widgets.state.screen.ScreenState.view`), and offers *verbs*: the only things a
browser can ask for.
"""
