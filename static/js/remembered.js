// Choices that this browser keeps; where it keeps nothing, they hold for this page only.
export function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Then it is chosen again next time.
  }
}
