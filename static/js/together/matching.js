// Which node of an older answer is which node of a newer one, among the children of one element.

/** What a thing is known by across two answers: its id, else that of its first part, else where it leads. */
function identityOf(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const own = node.id || node.dataset.key || node.getAttribute("action") || node.getAttribute("href") || node.getAttribute("aria-labelledby");
  return own || node.querySelector("[id]")?.id || node.getAttribute("class") || "";
}

const keyOf = (node) => `${node.nodeName} ${identityOf(node)}`;
const wordsOf = (node) => node.outerHTML ?? `${node.nodeType}${node.data}`;

function queues(nodes, nameOf) {
  const found = new Map();
  for (const node of nodes) {
    const name = nameOf(node);
    if (found.has(name)) found.get(name).push(node);
    else found.set(name, [node]);
  }
  return found;
}

/** Pairs what is left by a name, in order; answers the pairs' new nodes that found none. */
function pairBy(nameOf, olds, news, pairs, taken) {
  const waiting = queues(olds.filter((one) => !taken.has(one)), nameOf);
  for (const fresh of news) {
    if (pairs.has(fresh)) continue;
    const old = waiting.get(nameOf(fresh))?.shift();
    if (!old) continue;
    pairs.set(fresh, old);
    taken.add(old);
  }
}

/** Map of new → old. Equal beginnings and ends go together at once: most of a long list is the same. */
export function match(olds, news) {
  const pairs = new Map();
  const taken = new Set();
  let start = 0;
  let end = 0;
  const shorter = Math.min(olds.length, news.length);
  const pair = (old, fresh) => {
    pairs.set(fresh, old);
    taken.add(old);
  };
  while (start < shorter && olds[start].isEqualNode(news[start])) pair(olds[start], news[start++]);
  while (end < shorter - start && olds.at(-1 - end).isEqualNode(news.at(-1 - end))) pair(olds.at(-1 - end), news.at(-1 - end++));
  const oldRest = olds.slice(start, olds.length - end);
  const newRest = news.slice(start, news.length - end);
  pairBy(wordsOf, oldRest, newRest, pairs, taken);
  pairBy(keyOf, oldRest, newRest, pairs, taken);
  return pairs;
}

/** Of numbers, the longest run of positions whose numbers rise: what need not be moved. */
export function risingRun(numbers) {
  const ends = [];
  const before = numbers.map(() => -1);
  numbers.forEach((number, at) => {
    if (number < 0) return;
    let low = 0;
    while (low < ends.length && numbers[ends[low]] < number) low += 1;
    before[at] = low ? ends[low - 1] : -1;
    ends[low] = at;
  });
  const run = new Set();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]) run.add(at);
  return run;
}
