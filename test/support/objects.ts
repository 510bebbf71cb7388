import { Raw } from './minimal';

/** An object of namespace prod, with these fields beside its metadata. */
export function prod(apiVersion: string, kind: string, name: string, fields: { [field: string]: unknown } = {}): Raw {
  return { apiVersion, kind, metadata: { name, namespace: 'prod' }, ...fields };
}

/** A Deployment of namespace prod whose pods carry these labels. */
export function deployment(name: string, labels: { [key: string]: string } = { app: name }, podSpec: object = {}): Raw {
  return prod('apps/v1', 'Deployment', name, {
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: podSpec } },
  });
}

/** A HorizontalPodAutoscaler of namespace prod for the Deployment "web", unless the target says otherwise. */
export function autoscaler(bounds: { [field: string]: unknown } = {}, target: { [field: string]: unknown } = {}): Raw {
  return prod('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', {
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', ...target }, ...bounds },
  });
}

/** A custom resource of namespace prod of which nobody knows what an operator makes. */
export function customResource(name: string, fields: { [field: string]: unknown } = {}): Raw {
  return prod('databases.example.com/v1', 'Database', name, fields);
}
