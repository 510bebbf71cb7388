import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { AiopsAgent, ContainerImage } from '../../lib';
import { SET_CONTROLS } from '../../lib/controls';
import { code, kebab, plain, table } from './markdown';

/** The file that holds the generated parts. */
export const README = 'README.md';

/** The construct of this library that an object belongs to: the nearest one above it that is no object itself. */
function owner(object: IConstruct): string {
  const above = object.node.scopes.filter((each) => !ApiObject.isApiObject(each)).at(-1);
  return above?.constructor.name ?? '';
}

/** The objects of apps/aiops-agent.ts, by construct. */
function objects(): string {
  const chart = new Chart(new App(), 'aiops-agent');
  new AiopsAgent(chart, 'agent', {
    image: ContainerImage.fromDigest('registry.example.com/aiops/aiops-agent', `sha256:${'0'.repeat(64)}`),
  });
  const all = chart.node.findAll().filter((each) => ApiObject.isApiObject(each));
  const owners = [...new Set(all.map(owner))];
  return table(
    ['Construct', 'Objects'],
    owners.map((name) => [
      link(name),
      all
        .filter((object) => owner(object) === name)
        .map((object) => `${object.kind} ${code(object.name)}`)
        .join(', '),
    ]),
  );
}

function link(construct: string): string {
  return `[${construct}](docs/constructs/${kebab(construct)}.md)`;
}

function apps(root: string): string {
  return readdirSync(join(root, 'apps'))
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => `[apps/${file}](apps/${file}):\n\n\`\`\`ts\n${readFileSync(join(root, 'apps', file), 'utf8')}\`\`\``)
    .join('\n\n');
}

function controls(): string {
  return table(
    ['Control', 'What holds', 'Construct'],
    SET_CONTROLS.map(({ id, title, construct }) => [`[${id}](docs/controls.md#${id})`, plain(title), link(construct)]),
  );
}

/** README.md with what stands between `<!-- generated:NAME -->` and `<!-- /generated:NAME -->` written anew. */
export function readmePage(root: string): string {
  const parts: { readonly [name: string]: () => string } = { apps: () => apps(root), controls, objects };
  return Object.entries(parts).reduce(
    (text, [name, part]) => {
      const [start, end] = [`<!-- generated:${name} -->`, `<!-- /generated:${name} -->`];
      const [before, rest = ''] = text.split(start);
      const [, after] = rest.split(end);
      if (after === undefined) {
        throw new Error(`docs: ${README} must hold "${start}" and, after it, "${end}".`);
      }
      return `${before}${start}\n\n${part()}\n\n${end}${after}`;
    },
    readFileSync(join(root, README), 'utf8'),
  );
}
