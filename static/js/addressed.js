// What a fragment of an address (#id) names in this page; null where it names nothing that could be there.
export function addressed(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}
