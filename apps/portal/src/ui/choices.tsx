import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import { FieldError, Optional, useFieldIds, type Choice, type FieldBase } from './fields';

type CheckboxProps = FieldBase & { ref?: Ref<HTMLInputElement> } & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'type'>;

export function Checkbox({ id, label, hint, error, optional, ...rest }: CheckboxProps) {
  const ids = useFieldIds({ id, hint, error });
  return (
    <div className={`kern-form-check${error ? ' kern-form-check--error' : ''}`}>
      <input
        {...rest}
        type="checkbox"
        id={ids.field}
        className={`kern-form-check__checkbox${error ? ' kern-form-check__checkbox--error' : ''}`}
        aria-describedby={ids.describedBy}
        aria-invalid={error ? true : undefined}
      />
      <label className="kern-label" htmlFor={ids.field}>
        {label}
        {optional && <Optional />}
      </label>
      {hint && (
        <div className="kern-hint br-check-hint" id={ids.hint}>
          {hint}
        </div>
      )}
      {error && <FieldError id={ids.error}>{error}</FieldError>}
    </div>
  );
}

/** A label may bear its own language. */
type RadioChoice = Omit<Choice, 'label'> & { label: ReactNode };

type RadioGroupProps = FieldBase & {
  name: string;
  choices: readonly RadioChoice[];
  value?: string;
  horizontal?: boolean;
  onValue?: (value: string) => void;
  /** What a form's `register` gives; used instead of value and onValue. */
  register?: Pick<InputHTMLAttributes<HTMLInputElement>, 'onChange'> & { ref?: Ref<HTMLInputElement> };
};

export function RadioGroup({ id, label, hint, error, optional, name, choices, value, horizontal, onValue, register }: RadioGroupProps) {
  const ids = useFieldIds({ id, hint, error });
  return (
    <fieldset className={`kern-fieldset${error ? ' kern-fieldset--error' : ''}`} aria-describedby={ids.describedBy}>
      <legend className="kern-label">
        {label}
        {optional && <Optional />}
      </legend>
      {hint && (
        <div className="kern-hint" id={ids.hint}>
          {hint}
        </div>
      )}
      <div className={`kern-fieldset__body${horizontal ? ' kern-fieldset__body--horizontal' : ''}`}>
        {choices.map((choice, index) => (
          <RadioItem key={choice.value} id={index === 0 ? ids.field : `${ids.field}-${choice.value}`} choice={choice}>
            <input
              type="radio"
              className={`kern-form-check__radio${error ? ' kern-form-check__radio--error' : ''}`}
              id={index === 0 ? ids.field : `${ids.field}-${choice.value}`}
              name={name}
              value={choice.value}
              disabled={choice.disabled}
              aria-describedby={choice.hint ? `${ids.field}-${choice.value}-hint` : undefined}
              {...(register ?? { checked: value === choice.value, onChange: () => onValue?.(choice.value) })}
            />
            {choice.hint && (
              <div className="kern-body br-choice-hint" id={`${ids.field}-${choice.value}-hint`}>
                {choice.hint}
              </div>
            )}
          </RadioItem>
        ))}
      </div>
      {error && <FieldError id={ids.error}>{error}</FieldError>}
    </fieldset>
  );
}

function RadioItem({ id, choice, children }: { id: string; choice: RadioChoice; children: ReactNode }) {
  const [input, ...hint] = Array.isArray(children) ? (children as ReactNode[]) : [children];
  return (
    <div className="kern-form-check">
      {input}
      <label className="kern-label" htmlFor={id}>
        {choice.label}
      </label>
      {hint}
    </div>
  );
}
