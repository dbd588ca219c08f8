import { useId } from 'react';

/** A KERN progress bar with its numbers in words, e.g. label 'lageplan.pdf: 12 von 61 MB'. */
export function Progress({ label, value, max }: { label: string; value: number; max: number }) {
  const id = useId();
  return (
    <div className="kern-progress">
      <label className="kern-label kern-label--small" htmlFor={id}>
        {label}
      </label>
      <progress id={id} value={value} max={max} />
    </div>
  );
}
