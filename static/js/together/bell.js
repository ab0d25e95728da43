// The bell in the header: how many notices are unread, as the server says it ("" for none).
export function showUnread(label) {
  const count = document.querySelector("[data-bell-count]");
  if (!count || label === undefined || count.textContent === label) return;
  count.textContent = label;
  count.hidden = !label;
}
