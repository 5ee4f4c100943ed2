"""Articles as other generators want them: a page for each, and a full-text feed of 50 for each tag and for all."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from pathlib import Path

from feeds.model import Item


def run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")


def write_for_hugo(folder: Path, articles: list[Item]) -> None:
    """The same articles and tags, a full-text RSS feed of 50 for each tag and for all."""
    write(folder / "config.toml", 'baseURL = "https://news.example/"\ntitle = "Bench"\n[taxonomies]\ntag = "tags"\n')
    items = (
        "{{ range first 50 .Pages }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link>"
        "<description>{{ .Content | html }}</description></item>{{ end }}"
    )
    layouts = folder / "layouts" / "_default"
    write(layouts / "rss.xml", f'<rss version="2.0"><channel><title>{{{{ .Title }}}}</title>{items}</channel></rss>')
    write(
        layouts / "list.html",
        '<h1>{{ .Title }}</h1>{{ range .Pages }}<a href="{{ .Permalink }}">{{ .Title }}</a>{{ end }}',
    )
    write(layouts / "single.html", "<h1>{{ .Title }}</h1>{{ .Content }}")
    for number, item in enumerate(articles):
        tags = ", ".join(f'"{tag.slug}"' for tag in (*item.regions, *item.themes))
        day = dt.date(2020, 1, 1) + dt.timedelta(days=number % 2000)
        head = f'+++\ntitle = "{item.title}"\ndate = {day}\ntags = [{tags}]\n+++\n'
        write(folder / "content" / "items" / f"{number}.md", head + item.body.replace("\n", "\n\n"))


def write_for_pelican(folder: Path, articles: list[Item]) -> None:
    write(
        folder / "pelicanconf.py",
        "SITENAME = 'Bench'\nSITEURL = 'https://news.example'\nTIMEZONE = 'Asia/Shanghai'\nDEFAULT_LANG = 'zh'\n"
        "FEED_DOMAIN = SITEURL\nFEED_ALL_RSS = 'feeds/all.rss'\nTAG_FEED_RSS = 'feeds/{slug}.rss'\n"
        "FEED_MAX_ITEMS = 50\nRSS_FEED_SUMMARY_ONLY = False\n"
        "FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None\n",
    )
    for number, item in enumerate(articles):
        tags = ", ".join(tag.slug for tag in (*item.regions, *item.themes))
        day = dt.date(2020, 1, 1) + dt.timedelta(days=number % 2000)
        head = f"Title: {item.title}\nDate: {day}\nSlug: item-{number}\nTags: {tags}\n\n"
        write(folder / "content" / f"{number}.md", head + item.body.replace("\n", "\n\n"))


def write_for_eleventy(folder: Path, articles: list[Item]) -> None:
    """A page for each article and for each tag, and a full-text feed of 50 for each tag and for all."""
    slugs = sorted({tag.slug for item in articles for tag in (*item.regions, *item.themes)})
    write(
        folder / "eleventy.config.cjs",
        "module.exports = function (config) {\n"
        "  config.addFilter('newest', (pages) => pages.slice(-50).reverse());\n"
        "  config.addCollection('all_items', (api) => api.getFilteredByGlob('content/items/*.md'));\n"
        "  return { dir: { input: 'content', includes: '_includes' }, markdownTemplateEngine: false };\n};\n",
    )
    write(folder / "content" / "_includes" / "single.njk", "<h1>{{ title }}</h1>{{ content | safe }}")
    write(folder / "content" / "items" / "items.json", '{"layout": "single.njk"}')
    write(folder / "content" / "_data" / "slugs.json", json.dumps(["all_items", *slugs]))
    paging = {"data": "slugs", "size": 1, "alias": "slug"}

    def each(path: str) -> str:
        return f"---json\n{json.dumps({'pagination': paging, 'permalink': path})}\n---\n"

    link = '<a href="{{ one.url }}">{{ one.data.title }}</a>'
    write(
        folder / "content" / "tag.njk",
        each("tags/{{ slug }}/index.html")
        + "<h1>{{ slug }}</h1>{% for one in collections[slug] %}"
        + link
        + "{% endfor %}",
    )
    entry = (
        "<item><title>{{ one.data.title }}</title><link>{{ one.url }}</link>"
        "<description>{{ one.content }}</description></item>"
    )
    write(
        folder / "content" / "feed.njk",
        each("feeds/{{ slug }}.xml")
        + '<rss version="2.0"><channel><title>{{ slug }}</title>'
        + f"{{% for one in collections[slug] | newest %}}{entry}{{% endfor %}}</channel></rss>",
    )
    for number, item in enumerate(articles):
        tags = ", ".join(f'"{tag.slug}"' for tag in (*item.regions, *item.themes))
        day = dt.date(2020, 1, 1) + dt.timedelta(days=number % 2000)
        head = f'---\ntitle: "{item.title}"\ndate: {day}\ntags: [{tags}]\n---\n'
        write(folder / "content" / "items" / f"{number}.md", head + item.body.replace("\n", "\n\n"))
