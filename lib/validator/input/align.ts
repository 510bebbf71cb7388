import { contentOf, hasValue, newNode, Node, skipBlanks } from './node';
import { Unreadable } from './problem';

/**
 * What the events of the parser leave open: which nodes are keys, which are values, and which elements of a list no event
 * tells of.
 */

/** Whether a node is what is left of an attempt to read one more key, behind the last field of a block map. */
function isAttempt(text: string, map: Node, key: Node): boolean {
  return key.value === null && text[key.open - 1] !== '?' && text[contentOf(text, map)] !== '{';
}

/** Keys and values of a map by turns, undefined for a value that is not written: `{a, b: 1}`. */
export function pairsOf(text: string, map: Node): (Node | undefined)[] {
  const { children } = map;
  let regular = children.length % 2 === 0;
  for (let index = 0; regular && index < children.length; index += 2) {
    regular = hasValue(text, children[index]!);
  }
  if (regular) {
    return children;
  }
  const pairs: (Node | undefined)[] = [];
  for (let index = 0; index < children.length; index += 1) {
    const key = children[index]!;
    if (hasValue(text, key)) {
      index += 1;
      pairs.push(key, children[index]);
    } else if (index < children.length - 1 || !isAttempt(text, map, key)) {
      pairs.push(key, undefined);
    }
  }
  return pairs;
}

/** `[a: b]` holds a map, of which the events tell only the key and the value. */
function flowElements(text: string, list: Node, settle: (map: Node) => void): Node[] {
  let next = 0;
  return (list.value as readonly unknown[]).map((element) => {
    const key = list.children[next++]!;
    if (key.value === element) {
      return key;
    }
    const value = hasValue(text, key) ? list.children[next++] : undefined;
    const map = newNode(key.open, value?.end ?? key.end, element);
    map.children = [key, value];
    settle(map);
    return map;
  });
}

function columnOf(text: string, offset: number): number {
  return offset - Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1));
}

/**
 * Of a dash without a value no event tells: such an element has no node.
 *
 * @throws Unreadable where the parser took a dash of the list around this one for one of its own, as it does behind a
 * dash without a value: the elements of the outer list, containers perhaps, would be hidden in the inner one
 */
function blockElements(text: string, list: Node): (Node | undefined)[] {
  let next = 0;
  let at = contentOf(text, list);
  const column = columnOf(text, at);
  return (list.value as readonly unknown[]).map(() => {
    const dash = skipBlanks(text, at);
    if (columnOf(text, dash) !== column) {
      throw new Unreadable(dash, 'a "-" without a value ends the list above', 'write the value there, such as null');
    }
    const child = list.children[next];
    if (child !== undefined && child.open === skipBlanks(text, dash + 1)) {
      next += 1;
      at = child.end;
      return child;
    }
    at = dash + 1;
    return undefined;
  });
}

/** The nodes of the elements of a list. `settle` completes the map of a pair, which no event told of. */
export function elementsOf(text: string, list: Node, settle: (map: Node) => void): (Node | undefined)[] {
  const elements = list.value as readonly unknown[];
  const { children } = list;
  if (children.length === elements.length && elements.every((element, index) => children[index]!.value === element)) {
    return children;
  }
  return text[contentOf(text, list)] === '[' ? flowElements(text, list, settle) : blockElements(text, list);
}
