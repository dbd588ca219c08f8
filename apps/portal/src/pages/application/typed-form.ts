import { useState, useSyncExternalStore, type ChangeEvent, type RefCallback } from 'react';
import type { Typed } from './values';

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
export type TypedValue = string | boolean;

/** What an input gets to be a field of the form; it keeps its value itself. */
export interface Registered {
  name: string;
  ref: RefCallback<Input>;
  onChange: (event: ChangeEvent<Input>) => void;
}
export type Register = (name: string) => Registered;

export interface FormChange {
  /** undefined: all fields were set anew. */
  readonly name?: string;
  /** Whether somebody typed it here; false: it was set. */
  readonly typed: boolean;
}

const isBox = (input: Input): input is HTMLInputElement => input instanceof HTMLInputElement && ['checkbox', 'radio'].includes(input.type);

/** Writes only what differs: setting the same text again would move the caret. */
function show(input: Input, value: TypedValue | undefined): void {
  if (isBox(input)) input.checked = input.type === 'radio' ? input.value === value : value === true;
  else if (input.value !== String(value ?? '')) input.value = String(value ?? '');
}

const valueOf = (input: Input): TypedValue => (isBox(input) && input.type === 'checkbox' ? input.checked : input.value);

/** What is typed into the fields of a form. The inputs hold their text themselves, so that nothing that is typed waits for a drawing. */
export class TypedForm {
  private values: Typed;
  private readonly inputs = new Map<string, Set<Input>>();
  private readonly fields = new Map<string, Registered>();
  private readonly listeners = new Set<(values: Typed, change: FormChange) => void>();

  constructor(defaults: Typed) {
    this.values = defaults;
  }

  /** Everything typed so far; a new object after each change. */
  readonly all = (): Typed => this.values;

  get(name: string): TypedValue | undefined {
    return this.values[name];
  }

  readonly register: Register = (name) => {
    const known = this.fields.get(name) ?? {
      name,
      ref: (input) => this.attach(name, input),
      onChange: ({ currentTarget }) => this.change(name, valueOf(currentTarget), true),
    };
    this.fields.set(name, known);
    return known;
  };

  /** Sets a field and shows it. */
  set(name: string, value: TypedValue): void {
    this.inputs.get(name)?.forEach((input) => show(input, value));
    this.change(name, value, false);
  }

  /** Begins anew with these values. */
  reset(values: Typed): void {
    this.values = values;
    for (const [name, inputs] of this.inputs) inputs.forEach((input) => show(input, values[name]));
    this.tell({ typed: false });
  }

  /** @returns what ends it. */
  readonly observe = (listener: (values: Typed, change: FormChange) => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  private attach(name: string, input: Input | null): (() => void) | undefined {
    if (!input) return undefined;
    const inputs = this.inputs.get(name) ?? new Set();
    this.inputs.set(name, inputs.add(input));
    show(input, this.values[name]);
    return () => void inputs.delete(input);
  }

  private change(name: string, value: TypedValue, typed: boolean): void {
    this.values = { ...this.values, [name]: value };
    this.tell({ name, typed });
  }

  private tell(change: FormChange): void {
    for (const listener of this.listeners) listener(this.values, change);
  }
}

/** A form that lives as long as the component. */
export function useTypedForm(defaults: () => Typed): TypedForm {
  const [form] = useState(() => new TypedForm(defaults()));
  return form;
}

/** Draws the component again whenever something is typed or set. */
export const useTyped = (form: TypedForm): Typed => useSyncExternalStore(form.observe, form.all);
