import { useDraft } from './draft-context';
import { colourOf, initialsOf, type Present } from './people';

/** The class that sets somebody's colour in this draft. */
export function useColour(): (id: string) => string {
  const { members } = useDraft();
  return (id) => `br-colour--${colourOf(id, members)}`;
}

/** The mark of a person: initials on their colour. Decoration; the name stands beside it. */
export function PersonMark({ id, name }: Pick<Present, 'id' | 'name'>) {
  const colour = useColour();
  return (
    <span className={`br-person ${colour(id)}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
