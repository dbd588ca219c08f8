import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from '../i18n';
import { announce, TextArea } from '../ui';
import { askedAt, suggestionsFor, withMention, type Mentionable } from './mentions';
import { PersonMark } from './person';

interface MentionAreaProps {
  label: string;
  value: string;
  maxLength: number;
  people: readonly Mentionable[];
  onChange: (text: string) => void;
}

/** A text in which an @ offers the people of the case: arrows choose, Enter or Tab takes, Escape leaves it as it is. */
export function MentionArea({ label, value, maxLength, people, onChange }: MentionAreaProps) {
  const { t } = useTranslation();
  const list = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const { offered, chosen, look, choose, take, close } = useSuggestions(value, people, input, onChange);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (offered.length === 0) return;
    const person = offered[chosen];
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && person) take(person);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const optionId = (index: number): string => `${list}-${index}`;
  return (
    <div className="br-mention">
      <TextArea
        ref={input}
        label={label}
        hint={people.length > 0 ? t('collab.mentionHint') : undefined}
        rows={2}
        maxLength={maxLength}
        value={value}
        autoFocus
        onChange={(event) => (onChange(event.target.value), look(event.target.value, event.target.selectionEnd))}
        onKeyDown={onKeyDown}
        onBlur={close}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? list : undefined}
        aria-activedescendant={offered.length > 0 ? optionId(chosen) : undefined}
      />
      {offered.length > 0 && (
        <ul id={list} className="br-mention-list" role="listbox" aria-label={t('collab.mentionList')}>
          {offered.map((person, index) => (
            <li
              key={person.id}
              id={optionId(index)}
              role="option"
              aria-selected={index === chosen}
              onPointerDown={(event) => event.preventDefault()} // the text keeps the focus
              onClick={() => take(person)}
            >
              <PersonMark {...person} />
              {person.name}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface Suggestions {
  offered: readonly Mentionable[];
  chosen: number;
  look: (text: string, caret: number) => void;
  choose: (index: number) => void;
  take: (person: Mentionable) => void;
  close: () => void;
}

const MOST = 8;

function useSuggestions(
  value: string,
  people: readonly Mentionable[],
  input: { readonly current: HTMLTextAreaElement | null },
  onChange: (text: string) => void,
): Suggestions {
  const { t } = useTranslation();
  const [offered, setOffered] = useState<readonly Mentionable[]>([]);
  const [chosen, setChosen] = useState(0);
  const look = (text: string, caret: number): void => {
    const asked = askedAt(text, caret);
    const found = asked ? suggestionsFor(asked, people).slice(0, MOST) : [];
    if (found.length > 0 && found.length !== offered.length) announce(t('collab.mentionCount', { count: found.length }));
    setOffered(found);
    setChosen(0);
  };
  const take = ({ name }: Mentionable): void => {
    const asked = askedAt(value, input.current?.selectionEnd ?? value.length);
    if (!asked) return;
    const { text, caret } = withMention(value, asked, name);
    onChange(text);
    setOffered([]);
    requestAnimationFrame(() => input.current?.setSelectionRange(caret, caret)); // once the text is there
  };
  const choose = (index: number): void => setChosen((index + offered.length) % offered.length);
  return { offered, chosen, look, choose, take, close: () => setOffered([]) };
}
