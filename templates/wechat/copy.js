// Puts an article on the clipboard as rich text, exactly as it was written: inline styles, nothing else.
"use strict";

// A copy of a selection would carry the styles the browser computed. So the event of the copy is answered with our own
// text. This works on pages without https too, where navigator.clipboard is missing.
function put(source, data) {
  const selection = getSelection();
  selection.selectAllChildren(source);
  let taken = false;
  const answer = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const [type, text] of Object.entries(data)) event.clipboardData.setData(type, text);
    taken = true;
  };
  document.addEventListener("copy", answer, true);
  try {
    document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", answer, true);
  }
  if (taken) selection.removeAllRanges();
  return taken;
}

// For browsers that have dropped execCommand.
async function write(data) {
  try {
    const blobs = Object.entries(data).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return false;
  }
}

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  const rich = "rich" in button.dataset;
  const data = { "text/plain": rich ? source.innerText : source.textContent };
  if (rich) data["text/html"] = source.innerHTML;
  const done = put(source, data) || (await write(data));
  const said = document.body.dataset[done ? "done" : "failed"];
  button.closest(".article").querySelector(".status").textContent = said;
  if (!done) return;
  const words = button.dataset.words || (button.dataset.words = button.textContent);
  button.textContent = said;
  setTimeout(() => { button.textContent = words; }, 2000);
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.addEventListener("click", () => copy(button));
}
