import { createPrivateKey, createPublicKey, hkdfSync, sign, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '@bauraum/config';
import { keyIdOf } from '@bauraum/efile-verify';

/** An authority's key for daily roots and exports. */
export interface SealKey {
  /** First 16 hexadecimal digits of the SHA-256 of the public key (SPKI, DER). */
  readonly keyId: string;
  readonly publicKeyPem: string;
  readonly publicKey: KeyObject;
  /** Ed25519 over the bytes, 64 bytes. */
  sign(data: Uint8Array): Buffer;
}

const PURPOSE = 'bauraum/seal/ed25519/1';
/** PKCS #8 of an Ed25519 private key (RFC 8410), up to the 32 bytes of its seed. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The signing keys of all authorities, derived from one master secret (HKDF, RFC 5869); none is stored. */
@Injectable()
export class SealKeys {
  private readonly keys = new Map<string, SealKey>();

  constructor(private readonly config: Config) {}

  /** @example keys.of('somewhere').keyId.length // 16 */
  of(tenant: string): SealKey {
    const known = this.keys.get(tenant) ?? derive(this.config.sealKey, tenant);
    this.keys.set(tenant, known);
    return known;
  }
}

function derive(master: string, tenant: string): SealKey {
  const seed = Buffer.from(hkdfSync('sha256', master, '', `${PURPOSE}/${tenant}`, 32));
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  return {
    keyId: keyIdOf(publicKey),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    publicKey,
    sign: (data) => sign(null, data, privateKey),
  };
}
