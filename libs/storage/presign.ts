import { createHash, createHmac } from 'node:crypto';

export interface PresignRequest {
  readonly method: 'PUT' | 'GET';
  /** URL of the object, path style, without a query. */
  readonly url: string;
  /** What the URL says beside the signature, such as the number of a part. */
  readonly query?: Readonly<Record<string, string>>;
  /** Headers that the client has to send exactly so; lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
  readonly expiresInSeconds: number;
  readonly now: Date;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * A signed URL for S3 (AWS Signature Version 4, query parameters) that also covers headers. The minio client leaves out content-length and
 * content-type, so its URL would take an upload of any size.
 *
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 *
 * @example presign({ method: 'PUT', url: 'https://s3.example/b/k', headers: { 'content-length': '5' }, ... }) // '…&X-Amz-Signature=…'
 */
export function presign(request: PresignRequest): string {
  const { method, url, headers, accessKey, secretKey, region, expiresInSeconds, now } = request;
  const target = new URL(url);
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${stamp.slice(0, 8)}/${region}/s3/aws4_request`;
  const signed = Object.entries({ ...headers, host: target.host }).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const told = {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${accessKey}/${scope}`,
    'X-Amz-Date': stamp,
    'X-Amz-Expires': String(expiresInSeconds),
    'X-Amz-SignedHeaders': names,
  };
  const query = Object.entries({ ...request.query, ...told })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const canonical = [method, target.pathname, query, lines, names, 'UNSIGNED-PAYLOAD'].join('\n');
  const hash = createHash('sha256').update(canonical).digest('hex');
  const key = [stamp.slice(0, 8), region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretKey}`);
  const signature = hmac(key, ['AWS4-HMAC-SHA256', stamp, scope, hash].join('\n')).toString('hex');
  return `${target.origin}${target.pathname}?${query}&X-Amz-Signature=${signature}`;
}
