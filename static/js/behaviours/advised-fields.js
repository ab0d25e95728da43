// .advice on a page: marks the controls that it leads to, by how grave it is. Kept up while the coach reads along.
import { addressed } from "../addressed.js";

const KINDS = ["error", "warning", "hint"];
const MARKS = ["is-advised", ...KINDS.map((kind) => `advised-${kind}`)];

function controlOf(link) {
  return link.pathname === location.pathname ? addressed(link.hash) : null;
}

function mark() {
  for (const one of document.querySelectorAll(".is-advised")) one.classList.remove(...MARKS);
  const live = document.querySelector("#live .advice, #live .live-errors, #live .live-title, #preview .advice, #preview .live-errors");
  const links = [...document.querySelectorAll(live ? ":is(#live, #preview) .advice-field" : ".advice-field")];
  const graveLast = (one) => -KINDS.indexOf(kindOf(one));
  for (const link of links.sort((one, other) => graveLast(one) - graveLast(other))) {
    const control = controlOf(link);
    if (!control) continue;
    control.classList.remove(...MARKS);
    control.classList.add("is-advised", `advised-${kindOf(link)}`);
  }
}

function kindOf(link) {
  if (link.dataset.kind) return link.dataset.kind;
  const item = link.closest(".advice-item");
  return KINDS.find((kind) => item?.classList.contains(`kind-${kind}`)) ?? "hint";
}

export default {
  selector: "main",
  attach(main) {
    mark();
    main.addEventListener("htmx:afterSwap", mark);
  },
};
