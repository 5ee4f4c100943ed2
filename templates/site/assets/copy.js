// Puts a button beside each feed that copies its full address. Without this script the links are all there is.
for (const link of document.querySelectorAll("a[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = link.dataset.copy;
  button.setAttribute("aria-label", `${link.dataset.copy} ${link.getAttribute("aria-label")}`);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(link.href);
    button.textContent = link.dataset.copied;
    setTimeout(() => { button.textContent = link.dataset.copy; }, 2000);
  });
  link.parentElement.append(button);
}
