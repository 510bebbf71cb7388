import type { Render } from './report';

/** Formats of a report. */
export const FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'markdown'] as const;

/** A format of a report. */
export type Format = (typeof FORMATS)[number];

/* eslint-disable @typescript-eslint/no-require-imports -- only the renderer that is asked for is loaded */
const RENDERERS: { readonly [format in Exclude<Format, 'text'>]: () => Render } = {
  json: () => (require('./json') as { renderJson: Render }).renderJson,
  sarif: () => (require('./sarif') as { renderSarif: Render }).renderSarif,
  junit: () => (require('./junit') as { renderJunit: Render }).renderJunit,
  github: () => (require('./github') as { renderGithub: Render }).renderGithub,
  markdown: () => (require('./markdown') as { renderMarkdown: Render }).renderMarkdown,
};

/** The renderer of a format. Only `text` knows colour. */
export function rendererOf(format: Format, color: boolean): Render {
  if (format === 'text') {
    const { renderText } = require('./text') as { renderText: (...args: [...Parameters<Render>, boolean]) => string };
    return (report) => renderText(report, color);
  }
  return RENDERERS[format]();
}
/* eslint-enable @typescript-eslint/no-require-imports */
