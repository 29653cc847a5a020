// Puts the items of an agenda into another order by dragging, and sends the form that keeps it. Without
// this script the buttons beside each item do the same.
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
}
