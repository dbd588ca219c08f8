import { useId, type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { useTranslation } from '../i18n';
import { Icon } from './button';

/** What every field has: a label, an explanation, an error beside it. `id` is needed where an error summary links to the field. */
export interface FieldBase {
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  /** Adds "(freiwillig)"; fields are required unless they say so. */
  optional?: boolean;
}

interface Ids {
  field: string;
  hint: string;
  error: string;
  describedBy: string | undefined;
}

/** The ids that tie label, hint and error to a field. */
export function useFieldIds({ id, hint, error }: Pick<FieldBase, 'id' | 'hint' | 'error'>): Ids {
  const own = useId();
  const field = id ?? own;
  const ids = [hint ? `${field}-hint` : '', error ? `${field}-error` : ''].filter(Boolean).join(' ');
  return { field, hint: `${field}-hint`, error: `${field}-error`, describedBy: ids === '' ? undefined : ids };
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="kern-error" id={id}>
      <Icon name="danger" />
      <span className="kern-body">{children}</span>
    </p>
  );
}

export function Optional() {
  const { t } = useTranslation();
  return <span className="kern-label__optional"> {t('common.optional')}</span>;
}

function Frame({ ids, base, children }: { ids: Ids; base: FieldBase; children: ReactNode }) {
  return (
    <div className={`kern-form-input${base.error ? ' kern-form-input--error' : ''}`}>
      <label className="kern-label" htmlFor={ids.field}>
        {base.label}
        {base.optional && <Optional />}
      </label>
      {base.hint && (
        <div className="kern-hint" id={ids.hint}>
          {base.hint}
        </div>
      )}
      {children}
      {base.error && <FieldError id={ids.error}>{base.error}</FieldError>}
    </div>
  );
}

type TextFieldProps = FieldBase & { unit?: string; width?: 'short' | 'medium' | 'full'; ref?: Ref<HTMLInputElement> } & Omit<
    InputHTMLAttributes<HTMLInputElement>,
    'id'
  >;

export function TextField({ id, label, hint, error, optional, unit, width = 'full', className, ...rest }: TextFieldProps) {
  const ids = useFieldIds({ id, hint, error });
  const classes = ['kern-form-input__input', error && 'kern-form-input__input--error', `br-field--${width}`, className];
  const input = (
    <input
      {...rest}
      id={ids.field}
      type={rest.type ?? 'text'}
      className={classes.filter(Boolean).join(' ')}
      aria-describedby={ids.describedBy}
      aria-invalid={error ? true : undefined}
    />
  );
  return (
    <Frame
      ids={ids}
      base={{
        label: unit ? (
          <>
            {label} <span className="br-unit">({unit})</span>
          </>
        ) : (
          label
        ),
        hint,
        error,
        optional,
      }}
    >
      {input}
    </Frame>
  );
}

export function DateField(props: Omit<TextFieldProps, 'type'>) {
  return <TextField width="medium" {...props} type="date" />;
}

type TextAreaProps = FieldBase & { ref?: Ref<HTMLTextAreaElement> } & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id'>;

export function TextArea({ id, label, hint, error, optional, rows = 5, ...rest }: TextAreaProps) {
  const ids = useFieldIds({ id, hint, error });
  return (
    <Frame ids={ids} base={{ label, hint, error, optional }}>
      <textarea
        {...rest}
        rows={rows}
        id={ids.field}
        className={`kern-form-input__input br-textarea${error ? ' kern-form-input__input--error' : ''}`}
        aria-describedby={ids.describedBy}
        aria-invalid={error ? true : undefined}
      />
    </Frame>
  );
}

/** Choices under a heading, for long lists. */
export interface ChoiceGroup {
  label: string;
  choices: readonly Choice[];
}

export interface Choice {
  value: string;
  label: string;
  hint?: string;
  disabled?: boolean;
}

type SelectProps = FieldBase & {
  choices?: readonly Choice[];
  /** Choices under headings, after the plain ones. */
  groups?: readonly ChoiceGroup[];
  /** Text of the empty first choice; none if left out. */
  empty?: string;
  ref?: Ref<HTMLSelectElement>;
} & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id'>;

export function Select({ id, label, hint, error, optional, choices = [], groups = [], empty, ...rest }: SelectProps) {
  const ids = useFieldIds({ id, hint, error });
  return (
    <Frame ids={ids} base={{ label, hint, error, optional }}>
      <div className="kern-form-input__select-wrapper">
        <select
          {...rest}
          id={ids.field}
          className={`kern-form-input__select${error ? ' kern-form-input__select--error' : ''}`}
          aria-describedby={ids.describedBy}
          aria-invalid={error ? true : undefined}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          <Options choices={choices} />
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              <Options choices={group.choices} />
            </optgroup>
          ))}
        </select>
      </div>
    </Frame>
  );
}

function Options({ choices }: { choices: readonly Choice[] }) {
  return choices.map((choice) => (
    <option key={choice.value} value={choice.value} disabled={choice.disabled}>
      {choice.label}
    </option>
  ));
}
