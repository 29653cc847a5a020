// Two comforts of the meeting pages, both of which they can do without: the items of an agenda are put
// into another order by dragging, and what another clerk enters on the running sheet appears by itself.
"use strict";
{
  let dragged = null;
  const line = (target) => target.closest?.(".sortable > li");
  document.addEventListener("dragstart", (event) => {
    dragged = line(event.target);
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });
  document.addEventListener("dragover", (event) => {
    const over = dragged && line(event.target);
    if (!over || over.parentNode !== dragged.parentNode) return;
    event.preventDefault();
    if (over === dragged) return;
    const box = over.getBoundingClientRect();
    over.parentNode.insertBefore(dragged, event.clientY < box.top + box.height / 2 ? over : over.nextSibling);
  });
  document.addEventListener("drop", (event) => {
    if (dragged) event.preventDefault();
  });
  document.addEventListener("dragend", () => {
    const form = dragged?.closest("form");
    dragged = null;
    form?.requestSubmit();
  });

  const dirty = (field) =>
    field.type === "radio" || field.type === "checkbox"
      ? field.checked !== field.defaultChecked
      : field.tagName === "SELECT"
        ? [...field.options].some((one) => one.selected !== one.defaultSelected && one.value !== "")
        : field.value !== field.defaultValue;
  const editing = (part) =>
    part.hasAttribute("data-keep") ||
    part.contains(document.activeElement) ||
    [...part.querySelectorAll("input:not([type=hidden]),textarea,select")].some(dirty);

  // A part that nobody here is editing is brought up to date; beside one that is, the other's words appear.
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt.id !== "poll" || !event.detail.successful) return;
    const fresh = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    for (const part of document.querySelectorAll("[data-live]")) {
      const next = fresh.getElementById(part.id);
      if (!next || next.innerHTML === part.innerHTML) continue;
      if (!editing(part)) {
        part.replaceWith(document.adoptNode(next));
      } else if (next.dataset.said && next.dataset.said !== part.dataset.said) {
        const clash = part.querySelector(".clash");
        if (clash) {
          clash.textContent = next.dataset.said;
          clash.hidden = false;
        }
      }
    }
  });
}
