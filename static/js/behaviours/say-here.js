// [data-reading]: a comment on something (a[data-say]) is written where it stands, not on a page of its own.
const PLACES = "li, .doc-ties, h2, h3, h5, p";

async function formAt(address) {
  const answer = await fetch(address, { headers: { "HX-Request": "true" } });
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status}`);
  const place = document.createElement("div");
  place.className = "say-here";
  place.innerHTML = await answer.text();
  return place;
}

function close(handle, place) {
  place.remove();
  handle.setAttribute("aria-expanded", "false");
  handle.focus();
}

// Opens the form of a handle once, with a quoted phrase if there is one; on a page of its own where that fails.
export async function sayAt(handle, quote = "") {
  if (handle.isOpening) return;
  handle.isOpening = true;
  const address = new URL(handle.href);
  if (quote) address.searchParams.set("quote", quote);
  try {
    const place = await formAt(address);
    const around = handle.closest(PLACES) ?? handle;
    if (around.matches("li")) around.append(place);
    else around.after(place);
    place.dispatchEvent(new CustomEvent("seed:added", { bubbles: true }));
    handle.setAttribute("aria-expanded", "true");
    place.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !place.querySelector("textarea")?.value) close(handle, place);
    });
    handle.openForm = place;
    place.querySelector("textarea").focus();
  } catch {
    location.assign(address);
  } finally {
    handle.isOpening = false;
  }
}

export default {
  selector: "[data-reading]",
  attach(page) {
    page.addEventListener("click", (event) => {
      const handle = event.target.closest("a[data-say]");
      if (!handle || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      if (handle.openForm?.isConnected) close(handle, handle.openForm);
      else sayAt(handle);
    });
  },
};
