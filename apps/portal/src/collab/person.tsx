import { colourOf, initialsOf, type Present } from './people';

/** The mark of a person: initials on their colour. Decoration; the name stands beside it. */
export function PersonMark({ id, name }: Pick<Present, 'id' | 'name'>) {
  return (
    <span className={`br-person br-person--${colourOf(id)}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
