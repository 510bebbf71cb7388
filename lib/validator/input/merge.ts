import { quote } from '../text';
import { contentOf, Fields, isMerge, Node, setField } from './node';
import { Problem, Unreadable } from './problem';

/** The maps that `<<` names, those that take precedence last. */
function sourcesOf(text: string, value: Node | undefined): readonly Fields[] {
  const nodes = value?.kind === 'list' ? [...value.children].reverse() : [value];
  return nodes.map((node) => {
    const source = node?.value;
    if (node === undefined || typeof source !== 'object' || source === null || Array.isArray(source)) {
      const at = node ?? value;
      throw new Unreadable(
        at === undefined ? 0 : contentOf(text, at),
        '"<<" merges what is no map',
        'give it an alias of a map, or a list of such aliases',
      );
    }
    return source as Fields;
  });
}

/** One map on its way to what kubectl makes of it. */
class Merging {
  /** The keys of its own that have been read. */
  private readonly own = new Map<string, Node>();
  private readonly fields: Fields;

  constructor(
    private readonly text: string,
    private readonly map: Node,
    private readonly report: (problem: Problem) => void,
  ) {
    this.fields = map.value as Fields;
  }

  run(): void {
    Object.keys(this.fields).forEach((name) => delete this.fields[name]);
    for (let index = 0; index < this.map.children.length; index += 2) {
      const key = this.map.children[index]!;
      const value = this.map.children[index + 1];
      if (isMerge(this.text, key)) {
        sourcesOf(this.text, value).forEach((source) => this.merge(source));
      } else {
        this.write(key, value);
      }
    }
  }

  private write(key: Node, value: Node | undefined): void {
    const name = String(key.value);
    if (this.own.has(name)) {
      const problem = `field ${quote(name)} stands twice in one map`;
      this.report({ offset: contentOf(this.text, key), problem, repair: 'keep one of them' });
    }
    this.own.set(name, key);
    setField(this.fields, name, value?.value ?? null);
  }

  /** kubectl lets a merged field overwrite one that stands before `<<`; the YAML specification says the opposite. */
  private merge(source: Fields): void {
    for (const name of Object.keys(source)) {
      const key = this.own.get(name);
      if (key !== undefined && !Object.is(this.fields[name], source[name])) {
        const problem = `field ${quote(name)} stands before a "<<" that has it too, and readers disagree which of them counts`;
        this.report({ offset: contentOf(this.text, key), problem, repair: 'write "<<" first' });
      }
      setField(this.fields, name, source[name]);
    }
  }
}

/** Makes the value of a map what kubectl makes of it: fields in their order, the last one of a name, `<<` merged. */
export function merge(text: string, map: Node, report: (problem: Problem) => void): void {
  new Merging(text, map, report).run();
}
