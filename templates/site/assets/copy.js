// Puts a button beside each feed that copies its full address. Without this script the links are all there is.
for (const list of document.querySelectorAll("ul[data-copy]")) {
  if (!navigator.clipboard) break;
  for (const link of list.querySelectorAll(".formats > a:first-child")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = list.dataset.copy;
    button.setAttribute("aria-label", `${list.dataset.copy} ${link.getAttribute("aria-label")}`);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(link.href);
      button.textContent = list.dataset.copied;
      setTimeout(() => { button.textContent = list.dataset.copy; }, 2000);
    });
    link.parentElement.append(button);
  }
}
