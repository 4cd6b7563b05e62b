"""Pages that say one thing: who to ask for a link, what went wrong, what to do now."""

from __future__ import annotations

import re
from functools import cache

import jinja2

from silp_widgets.domain.review import PURPOSE
from silp_widgets.serving.policy import page_policy
from silp_widgets.serving.shipped import templates

ASK_FOR_LINK = "This page is opened with a link that was made for you."
ASK_FOR_LINK_HOW = "Ask the chair for your link, and open it as it was sent."


def message(title: str, *sentences: str, onward: str = "") -> bytes:
    """Return a page of a heading and a few sentences, with nothing else in it.

    Parameters
    ----------
    title : str
        What happened, in a few words.
    *sentences : str
        What it means and what to do.
    onward : str, optional
        An address of ours that the browser goes on to at once.
    """
    page = _template().render(title=title, sentences=sentences, purpose=PURPOSE, onward=onward)
    return page.encode()


@cache
def message_policy() -> str:
    """Return the Content-Security-Policy of these pages."""
    styles = re.findall(r"<style>(.*?)</style>", message("").decode(), re.DOTALL)
    return page_policy(scripts=(), styles=styles)


@cache
def _template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(templates() / "pages")
    return jinja2.Environment(loader=loader, autoescape=True).get_template("message.html.j2")
