import { useSyncExternalStore } from 'react';

/** A value that components watch. What looks the same changes nothing. */
export class Store<T> {
  private readonly listeners = new Set<() => void>();
  private text: string;

  constructor(private value: T) {
    this.text = JSON.stringify(value);
  }

  readonly get = (): T => this.value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  set(value: T): void {
    const text = JSON.stringify(value);
    if (text === this.text) return;
    this.text = text;
    this.value = value;
    for (const listener of [...this.listeners]) listener();
  }
}

/** The value of a store, kept up to date. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
