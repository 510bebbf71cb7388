import { createPublicKey, sign, verify, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import * as tls from 'node:tls';
import * as der from './der';
import { CertificateAuthority, tokenSigningKeys } from './pki';

const authority = new CertificateAuthority('test-ca');
const ca = new X509Certificate(authority.certificate);
const server = authority.issue({ commonName: 'server', usage: 'server', hosts: ['api.test', '127.0.0.1'] });
const admin = authority.issue({ commonName: 'admin', organizations: ['system:masters'], usage: 'client' });

test('the authority is one, and signs itself', () => {
  expect([ca.ca, ca.subject, ca.verify(ca.publicKey), ca.checkIssued(ca)]).toEqual([true, 'CN=test-ca', true, true]);
});

test('a certificate is signed by the authority and is none itself', () => {
  const certificate = new X509Certificate(server.certificate);
  expect([certificate.ca, certificate.verify(ca.publicKey), certificate.checkIssued(ca)]).toEqual([false, true, true]);
  expect(certificate.subjectAltName).toBe('DNS:api.test, IP Address:127.0.0.1');
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  expect(certificate.verify(new X509Certificate(new CertificateAuthority('test-ca').certificate).publicKey)).toBe(
    false,
  );
});

test('the groups and the name of a client stand in its subject', () => {
  const certificate = new X509Certificate(admin.certificate);
  expect(certificate.subject).toBe('O=system:masters\nCN=admin');
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
});

test('certificates live for two days', () => {
  const { validFrom, validTo } = new X509Certificate(admin.certificate);
  const hours = (Date.parse(validTo) - Date.parse(validFrom)) / 3_600_000;
  expect(hours).toBeCloseTo(48 + 5 / 60, 5);
  expect(Date.parse(validFrom)).toBeLessThan(Date.now());
});

/** What a client gets from a TLS server that asks for a client certificate: `accepted`, or the error's code. */
async function handshake(options: tls.ConnectionOptions): Promise<string> {
  const settings = { cert: server.certificate, key: server.key, ca: authority.certificate };
  const listener = tls.createServer({ ...settings, requestCert: true }, (socket) => {
    socket.on('error', () => undefined).end('accepted');
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as { port: number };
  try {
    const socket = tls.connect({ port, host: '127.0.0.1', servername: 'api.test', ...options });
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    return answer.toString();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  } finally {
    listener.close();
  }
}

test('server and client prove themselves to each other', async () => {
  expect(await handshake({ ca: authority.certificate, cert: admin.certificate, key: admin.key })).toBe('accepted');
});

test('a client without a certificate is refused', async () => {
  expect(await handshake({ ca: authority.certificate })).toBe('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED');
});

test.each([
  ['another name', { ca: authority.certificate, servername: 'other.test' }, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['another authority', { ca: new CertificateAuthority('other').certificate }, 'SELF_SIGNED_CERT_IN_CHAIN'],
])('a client that expects %s refuses the server', async (_title, options, code) => {
  expect(await handshake(options)).toBe(code);
});

test('the keys for tokens belong together', () => {
  const { publicKey, privateKey } = tokenSigningKeys();
  const signature = sign('sha256', Buffer.from('token'), privateKey);
  expect(verify('sha256', Buffer.from('token'), createPublicKey(publicKey), signature)).toBe(true);
});

describe('DER', () => {
  // The examples of ITU-T X.690 and of RFC 5280's object identifiers.
  test.each([
    ['a long length', der.octetString(Buffer.alloc(200)).subarray(0, 3), '0481c8'],
    ['a longer length', der.octetString(Buffer.alloc(435)).subarray(0, 4), '048201b3'],
    ['a positive integer with a high bit', der.integer(Buffer.from([0x80])), '02020080'],
    ['an object identifier', der.oid('1.2.840.113549'), '06062a864886f70d'],
    ['bits', der.bitString(Buffer.from([0x0a, 0x3b, 0x5f, 0x29, 0x1c, 0xd0]), 4), '0307040a3b5f291cd0'],
    [
      'a time',
      der.utcTime(new Date('2026-11-24T13:45:07.123Z')),
      `170d${Buffer.from('261124134507Z').toString('hex')}`,
    ],
  ])('%s', (_title, encoded, hex) => {
    expect(encoded.toString('hex')).toBe(hex);
  });
});
