"""axe-core, and what it is asked about a page."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python

# What WCAG 2.2 asks for at level AA as far as axe-core can tell, and what it thinks good besides.
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
JUDGED = """async () => {
  const { violations, incomplete } = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  });
  // It cannot tell the colour behind text in an SVG (see the unit test of the style sheet), nor in a table that is
  // scrolled below its first column.
  const plain = (node) => !document.querySelector(node.target[0]).closest("svg, .scroller, figure[tabindex]");
  const doubtful = incomplete
    .filter(({ id }) => ["color-contrast", "target-size"].includes(id))
    .map(({ id, nodes }) => ({ id, nodes: nodes.filter(plain) }))
    .filter(({ nodes }) => nodes.length);
  return [...violations, ...doubtful].map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 90))]);
}"""
