"""The part of a saved page that is the issue: without the site's header, menus, side columns and imprint."""

from __future__ import annotations

import re

from lxml import etree, html

_ENOUGH = 0.5  # share of the page's text that makes a <main> or <article> the page's content
_LITTLE = 0.3  # share of the page's text up to which an element is what its name says
# Names of elements, as pages give them in id and class, as whole words: side-bar, nav_menu, siteFooter.
_AROUND = re.compile(
    r"(?:top|site|page|main|global)?(?:aside|nav|navbar|navi|navigation|menu|sidebar|side|footer|foot|breadcrumbs?|crumbs?"
    r"|header|banner|copyright|share|sharing|social|related|recommend|hot|rank|ranking|comments?|ads?|advert|toolbar"
    r"|pagination|pager|prevnext|search|searchbox|login|qrcode|friendlink|links)"
)
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_CONTENT = ("main", "article", "body", "html")


def main_part(root: html.HtmlElement) -> html.HtmlElement:
    """The element to read. What is in it and around the text has been taken out of the tree."""
    whole = _size(root)
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = root.xpath(path)
        if len(found) == 1 and _size(found[0]) >= _ENOUGH * whole:
            root = found[0]
            break
    for element in list(root.iter(etree.Element)):
        if element is not root and _is_around(element) and _size(element) <= _LITTLE * whole:
            _drop(element)
    return root


def _is_around(element: html.HtmlElement) -> bool:
    if element.tag == "aside" or element.get("role") in ("navigation", "banner", "contentinfo", "complementary"):
        return True
    if element.tag == "header":
        # An article has a header too, with its headline in it.
        return next(element.iterancestors("main", "article"), None) is None and element.find(".//h1") is None
    if element.tag in _CONTENT or element.tag in ("a", "span", "p", "table", "td", "tr"):
        return False
    names = [element.get("id", ""), *element.get("class", "").split()]
    return any(_says_around(name) for name in names if name)


def _says_around(name: str) -> bool:
    words = [word.lower() for word in _PARTS.findall(name)]
    return bool(words) and (_AROUND.fullmatch(words[-1]) is not None or _AROUND.fullmatch("".join(words)) is not None)


def _size(element: html.HtmlElement) -> int:
    return sum(len(text.strip()) for text in element.itertext(tag=etree.Element))


def _drop(element: html.HtmlElement) -> None:
    """What follows the element in its parent stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
