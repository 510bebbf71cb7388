import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import * as net from 'node:net';
import * as der from './der';

/** A certificate and its private key, both PEM. */
export interface Credentials {
  readonly certificate: string;
  readonly key: string;
}

/** What a certificate is for. */
export interface CertificateRequest {
  /** For Kubernetes this is the user's name. */
  readonly commonName: string;
  /**
   * For Kubernetes these are the user's groups.
   *
   * @default - none
   */
  readonly organizations?: readonly string[];
  readonly usage: 'server' | 'client';
  /**
   * DNS names and IPv4 addresses that a server answers to.
   *
   * @default - none
   */
  readonly hosts?: readonly string[];
}

/** Certificates of a test live for two days, and start five minutes ago in case clocks differ. */
const LIFETIME_MS = 2 * 24 * 3600 * 1000;
const BACKDATE_MS = 5 * 60 * 1000;

const ECDSA_WITH_SHA256 = der.sequence(der.oid('1.2.840.10045.4.3.2'));

/**
 * A certificate authority for one test run, with ECDSA P-256 keys. Written in terms of DER because Node can read X.509
 * certificates but not make them, and a machine that runs tests need not have openssl.
 */
export class CertificateAuthority {
  /** The authority's own certificate, PEM. */
  public readonly certificate: string;
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private readonly name: Buffer;

  /** @param commonName The authority's name in its certificate. */
  public constructor(commonName: string) {
    this.name = distinguishedName(commonName, []);
    this.certificate = this.certify(this.name, this.keys.publicKey, [
      extension('2.5.29.19', der.sequence(der.booleanTrue()), true), // basic constraints: CA
      extension('2.5.29.15', der.bitString(Buffer.from([0b0000_0110]), 1), true), // key usage: certificates, CRLs
    ]);
  }

  /** Makes a key pair and a certificate for it. */
  public issue(request: CertificateRequest): Credentials {
    const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const purpose = request.usage === 'server' ? '1.3.6.1.5.5.7.3.1' : '1.3.6.1.5.5.7.3.2';
    const extensions = [
      extension('2.5.29.19', der.sequence(), true), // basic constraints: no CA
      extension('2.5.29.15', der.bitString(Buffer.from([0b1000_0000]), 7), true), // key usage: digital signature
      extension('2.5.29.37', der.sequence(der.oid(purpose))),
    ];
    if (request.hosts !== undefined) {
      extensions.push(extension('2.5.29.17', der.sequence(...request.hosts.map(generalName))));
    }
    const name = distinguishedName(request.commonName, request.organizations ?? []);
    return { certificate: this.certify(name, keys.publicKey, extensions), key: privatePem(keys.privateKey) };
  }

  private certify(subject: Buffer, key: KeyObject, extensions: readonly Buffer[]): string {
    const now = Date.now();
    const serial = randomBytes(16);
    serial[0] = (serial[0] & 0x7f) | 0x40; // positive and of full length
    const keyIds = [
      extension('2.5.29.14', der.octetString(keyId(key))),
      extension('2.5.29.35', der.sequence(der.implicit(0, keyId(this.keys.publicKey)))),
    ];
    const body = der.sequence(
      der.explicit(0, der.integer(Buffer.from([2]))), // version 3
      der.integer(serial),
      ECDSA_WITH_SHA256,
      this.name,
      der.sequence(der.utcTime(new Date(now - BACKDATE_MS)), der.utcTime(new Date(now + LIFETIME_MS))),
      subject,
      key.export({ type: 'spki', format: 'der' }),
      der.explicit(3, der.sequence(...extensions, ...keyIds)),
    );
    const signature = sign('sha256', body, this.keys.privateKey);
    return pem(der.sequence(body, ECDSA_WITH_SHA256, der.bitString(signature)));
  }
}

/** The key pair with which an API server signs and checks the tokens of service accounts, both PEM. */
export function tokenSigningKeys(): { readonly publicKey: string; readonly privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privatePem(privateKey),
  };
}

function privatePem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function pem(content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function distinguishedName(commonName: string, organizations: readonly string[]): Buffer {
  const attribute = (id: string, value: string): Buffer => der.setOf(der.sequence(der.oid(id), der.utf8String(value)));
  return der.sequence(
    ...organizations.map((organization) => attribute('2.5.4.10', organization)),
    attribute('2.5.4.3', commonName),
  );
}

function extension(id: string, content: Buffer, critical = false): Buffer {
  return der.sequence(der.oid(id), ...(critical ? [der.booleanTrue()] : []), der.octetString(content));
}

function generalName(host: string): Buffer {
  return net.isIPv4(host)
    ? der.implicit(7, Buffer.from(host.split('.').map(Number)))
    : der.implicit(2, Buffer.from(host, 'ascii'));
}

function keyId(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
}
