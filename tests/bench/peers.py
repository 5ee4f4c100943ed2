"""Articles as other generators want them, and templates by which they make of them what jianbao does: the same page for
each article, the same full-text feeds of 50 for each tag and for all, as RSS, Atom and JSON Feed where they can.

What they do not make, since none of them does: archives of feeds, compressed feeds, an index to search, trends, OPML.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from feeds.model import Item


@dataclass(frozen=True)
class Specimen:
    """A page and entries as jianbao makes them, of an item whose texts are ``MARKS``."""

    page: str
    rss: str
    atom: str
    json: str


# What the peers put there instead, each in its own words: title, summary, body, section, region, theme, neighbours.
MARKS = ("MTITLE", "MSUMMARY", "MBODY", "MSECTION", "MREGION", "MTHEME", "MBEFORE", "MAFTER")


def run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")


def filled(text: str, words: Mapping[str, str]) -> str:
    """``words`` in the place of the marks; longer ones first, for a mark may stand in what is to go with it."""
    for mark in sorted(words, key=len, reverse=True):
        text = text.replace(mark, words[mark])
    return text


def days(articles: Sequence[Item]) -> list[dt.date]:
    return [dt.date(2020, 1, 1) + dt.timedelta(days=number % 2000) for number in range(len(articles))]


def body(item: Item) -> str:
    return item.body.replace("\n", "\n\n")


def write_for_hugo(folder: Path, articles: Sequence[Item], specimen: Specimen | None) -> None:
    """Without a specimen the least that can be made: title and text as a page, an RSS feed of titles and texts."""
    config = 'baseURL = "https://news.example/"\ntitle = "Bench"\n[taxonomies]\ntag = "tags"\n'
    layouts = folder / "layouts" / "_default"
    write(
        layouts / "list.html",
        '<h1>{{ .Title }}</h1>{{ range .Pages }}<a href="{{ .Permalink }}">{{ .Title }}</a>{{ end }}',
    )
    if specimen is None:
        write(layouts / "single.html", "<h1>{{ .Title }}</h1>{{ .Content }}")
        item = (
            "<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link>"
            "<description>{{ .Content | html }}</description></item>"
        )
        write(layouts / "rss.xml", _hugo_feed('<rss version="2.0"><channel>', item, "</channel></rss>"))
    else:
        config += (
            '[mediaTypes."application/atom+xml"]\nsuffixes = ["atom"]\n'
            '[outputFormats.Atom]\nmediaType = "application/atom+xml"\nbaseName = "index"\n'
            '[outputFormats.JSONFeed]\nmediaType = "application/json"\nbaseName = "index"\nisPlainText = true\n'
            '[outputs]\nhome = ["HTML", "RSS", "Atom", "JSONFeed"]\nterm = ["HTML", "RSS", "Atom", "JSONFeed"]\n'
        )
        of_params = {
            f"M{name.upper()}": f"{{{{ .Params.{name} }}}}" for name in ("summary", "section", "region", "theme")
        }
        words = {"MTITLE": "{{ .Title }}", **of_params}
        neighbours = {
            "MBEFORE": "{{ with .PrevInSection }}{{ .Title }}{{ end }}",
            "MAFTER": "{{ with .NextInSection }}{{ .Title }}{{ end }}",
        }
        write(layouts / "single.html", filled(specimen.page, {**words, **neighbours, "<p>MBODY</p>": "{{ .Content }}"}))
        in_xml = {**words, "&lt;p&gt;MBODY&lt;/p&gt;": "{{ .Content | html }}"}
        rss, atom = filled(specimen.rss, in_xml), filled(specimen.atom, in_xml)
        write(layouts / "rss.xml", _hugo_feed('<rss version="2.0"><channel>', rss, "</channel></rss>"))
        write(layouts / "list.atom.atom", _hugo_feed('<feed xmlns="http://www.w3.org/2005/Atom">', atom, "</feed>"))
        entry = filled(specimen.json, {**words, '"<p>MBODY</p>"': "{{ .Content | jsonify }}"})
        write(layouts / "list.jsonfeed.json", _hugo_feed('{"items":[', f"{entry},", "{}]}"))
    write(folder / "config.toml", config)
    for number, (item, day) in enumerate(zip(articles, days(articles), strict=True)):
        values = {
            "title": item.title,
            "date": day.isoformat(),
            "tags": [tag.slug for tag in (*item.regions, *item.themes)],
            "summary": item.summary,
            "section": item.section,
            "region": item.regions[0].name,
            "theme": item.themes[0].name,
        }
        write(
            folder / "content" / "items" / f"{number}.md", f"{json.dumps(values, ensure_ascii=False)}\n\n{body(item)}"
        )


def _hugo_feed(opening: str, entry: str, closing: str) -> str:
    return f"{opening}{{{{ range first 50 .Pages }}}}{entry}{{{{ end }}}}{closing}"


def write_for_pelican(folder: Path, articles: Sequence[Item], specimen: Specimen) -> None:
    """It knows neither JSON Feed nor the article before or after."""
    write(
        folder / "pelicanconf.py",
        "SITENAME = 'Bench'\nSITEURL = 'https://news.example'\nTIMEZONE = 'Asia/Shanghai'\nDEFAULT_LANG = 'zh'\n"
        "FEED_DOMAIN = SITEURL\nFEED_ALL_RSS = 'feeds/all.rss'\nTAG_FEED_RSS = 'feeds/{slug}.rss'\n"
        "FEED_ALL_ATOM = 'feeds/all.atom'\nTAG_FEED_ATOM = 'feeds/{slug}.atom'\n"
        "FEED_MAX_ITEMS = 50\nRSS_FEED_SUMMARY_ONLY = False\nTHEME_TEMPLATES_OVERRIDES = ['templates']\n"
        "CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None\n",
    )
    names = {"MTITLE": "title", "MSUMMARY": "summary", "MSECTION": "section", "MREGION": "region", "MTHEME": "theme"}
    words = {mark: f"{{{{ article.{name}|striptags|e }}}}" for mark, name in names.items()}
    page = filled(specimen.page, {**words, "<p>MBODY</p>": "{{ article.content }}", "MBEFORE": "", "MAFTER": ""})
    write(folder / "templates" / "article.html", page)
    for number, (item, day) in enumerate(zip(articles, days(articles), strict=True)):
        tags = ", ".join(tag.slug for tag in (*item.regions, *item.themes))
        head = (
            f"Title: {item.title}\nDate: {day}\nSlug: item-{number}\nTags: {tags}\nSummary: {item.summary}\n"
            f"Section: {item.section}\nRegion: {item.regions[0].name}\nTheme: {item.themes[0].name}\n\n"
        )
        write(folder / "content" / f"{number}.md", head + body(item))


def write_for_eleventy(folder: Path, articles: Sequence[Item], specimen: Specimen) -> None:
    slugs = sorted({tag.slug for item in articles for tag in (*item.regions, *item.themes)})
    write(
        folder / "eleventy.config.cjs",
        "module.exports = function (config) {\n"
        "  config.addFilter('newest', (pages) => pages.slice(-50).reverse());\n"
        "  config.addCollection('all_items', (api) => api.getFilteredByGlob('content/items/*.md'));\n"
        "  return { dir: { input: 'content', includes: '_includes' }, markdownTemplateEngine: false };\n};\n",
    )
    names = ("title", "summary", "section", "region", "theme")
    of_page = {f"M{name.upper()}": f"{{{{ {name} }}}}" for name in names}
    neighbours = {
        "MBEFORE": "{{ (collections.all_items | getPreviousCollectionItem).data.title }}",
        "MAFTER": "{{ (collections.all_items | getNextCollectionItem).data.title }}",
    }
    page = filled(specimen.page, {**of_page, **neighbours, "<p>MBODY</p>": "{{ content | safe }}"})
    write(folder / "content" / "_includes" / "single.njk", page)
    write(folder / "content" / "items" / "items.json", '{"layout": "single.njk"}')
    write(folder / "content" / "_data" / "slugs.json", json.dumps(["all_items", *slugs]))
    paging = {"data": "slugs", "size": 1, "alias": "slug"}

    def each(path: str, opening: str, entry: str, closing: str, of: str = "") -> str:
        head = f"---json\n{json.dumps({'pagination': paging, 'permalink': path})}\n---\n"
        return f"{head}{opening}{{% for one in collections[slug]{of} %}}{entry}{{% endfor %}}{closing}"

    link = '<a href="{{ one.url }}">{{ one.data.title }}</a>'
    write(folder / "content" / "tag.njk", each("tags/{{ slug }}/index.html", "<h1>{{ slug }}</h1>", link, ""))
    words = {f"M{name.upper()}": f"{{{{ one.data.{name} }}}}" for name in names}
    in_xml = {**words, "&lt;p&gt;MBODY&lt;/p&gt;": "{{ one.content }}"}
    in_json = {**words, '"<p>MBODY</p>"': "{{ one.content | dump | safe }}"}
    for ending, opening, entry, closing in (
        ("rss", '<rss version="2.0"><channel>', filled(specimen.rss, in_xml), "</channel></rss>"),
        ("atom", '<feed xmlns="http://www.w3.org/2005/Atom">', filled(specimen.atom, in_xml), "</feed>"),
        ("json", '{"items":[', filled(specimen.json, in_json) + ",", "{}]}"),
    ):
        template = each(f"feeds/{{{{ slug }}}}.{ending}", opening, entry, closing, " | newest")
        write(folder / "content" / f"feed-{ending}.njk", template)
    for number, (item, day) in enumerate(zip(articles, days(articles), strict=True)):
        tags = ", ".join(f'"{tag.slug}"' for tag in (*item.regions, *item.themes))
        texts = {name: getattr(item, name) for name in ("title", "summary", "section")}
        texts |= {"region": item.regions[0].name, "theme": item.themes[0].name}
        lines = "".join(f'{name}: "{value}"\n' for name, value in texts.items())
        write(
            folder / "content" / "items" / f"{number}.md", f"---\n{lines}date: {day}\ntags: [{tags}]\n---\n{body(item)}"
        )
