import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  readonly expiresAt: number;
}

const MAX_ENTRIES = 20_000;

class MemoryAdapter implements Adapter {
  constructor(
    private readonly model: string,
    private readonly entries: Map<string, Entry>,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn = Infinity): Promise<void> {
    this.entries.set(this.key(id), { payload, expiresAt: Date.now() + expiresIn * 1000 });
    if (this.entries.size > MAX_ENTRIES) this.evict();
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const entry = this.entries.get(this.key(id));
    return entry && entry.expiresAt > Date.now() ? entry.payload : undefined;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.first((payload) => payload.uid === uid);
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.first((payload) => payload.userCode === userCode);
  }

  async consume(id: string): Promise<void> {
    const entry = this.entries.get(this.key(id));
    if (entry) entry.payload = { ...entry.payload, consumed: Math.floor(Date.now() / 1000) };
  }

  async destroy(id: string): Promise<void> {
    this.entries.delete(this.key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of this.entries) if (payload.grantId === grantId) this.entries.delete(key);
  }

  private key(id: string): string {
    return `${this.model}:${id}`;
  }

  private first(matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, { payload, expiresAt }] of this.entries) {
      if (key.startsWith(`${this.model}:`) && expiresAt > Date.now() && matches(payload)) return payload;
    }
    return undefined;
  }

  /** Drops what has expired and, if that is not enough, the oldest half. */
  private evict(): void {
    for (const [key, { expiresAt }] of this.entries) if (expiresAt <= Date.now()) this.entries.delete(key);
    const surplus = this.entries.size > MAX_ENTRIES ? this.entries.size - MAX_ENTRIES / 2 : 0;
    for (const key of [...this.entries.keys()].slice(0, surplus)) this.entries.delete(key);
  }
}

/** Sessions, codes and grants of one provider, in memory: a restart of the sandbox only asks people to log in again. */
export function memoryAdapter(): AdapterFactory {
  const entries = new Map<string, Entry>();
  return (model) => new MemoryAdapter(model, entries);
}
