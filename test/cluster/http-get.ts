import * as http from 'node:http';
import * as https from 'node:https';
import { type Identity } from './state';

/**
 * The body of the answer to a GET request.
 *
 * @param url `http:` or `https:`.
 * @param identity For `https:`: whom to trust and who to be.
 * @throws When the answer is not 200, or does not come within five seconds.
 */
export function httpGet(url: string, identity?: Identity): Promise<string> {
  const { admin, ca } = identity ?? {};
  const client = url.startsWith('https:') ? https : http;
  const options = { agent: false, ca, cert: admin?.certificate, key: admin?.key, timeout: 5000 };
  return new Promise((resolve, reject) => {
    const request = client.get(url, options, (response) => {
      response.setEncoding('utf8');
      let body = '';
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(body)
          : reject(new Error(`${url} answered ${response.statusCode}: ${body}`)),
      );
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error(`${url} did not answer within 5 s`)));
    request.on('error', reject);
  });
}
