/** A box in pixels, from the upper left corner of what it lies in. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What decides where a letter of a text area stands. */
const SAME = [
  'font',
  'letterSpacing',
  'wordSpacing',
  'lineHeight',
  'textIndent',
  'textTransform',
  'textAlign',
  'direction',
  'tabSize',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
] as const;
/** An empty last line has a place, too. */
const END = '\u200b';

/** A text area does not say where its letters are: a copy that nobody sees does, with the same type, width and wrapping. */
export class Mirror {
  private readonly copy = document.createElement('div');
  private readonly text = document.createTextNode('');

  constructor(private readonly input: HTMLTextAreaElement) {
    this.copy.className = 'br-mirror';
    this.copy.setAttribute('aria-hidden', 'true');
    this.copy.append(this.text);
    input.after(this.copy);
  }

  /** Where the input shows text: without its border and its scroll bar, from the frame's corner. */
  area(): Box {
    const { input } = this;
    const inner = input.getBoundingClientRect();
    const outer = input.closest('.br-shared')?.getBoundingClientRect() ?? inner;
    return {
      left: inner.left - outer.left + input.clientLeft,
      top: inner.top - outer.top + input.clientTop,
      width: input.clientWidth,
      height: input.clientHeight,
    };
  }

  /** @param work gets the boxes of the letters between two places as they are scrolled now; of one place, a box without width. */
  measure<T>(work: (boxes: (from: number, to: number) => Box[]) => T): T {
    const { copy, input, text } = this;
    const style = getComputedStyle(input);
    for (const name of SAME) copy.style[name] = style[name];
    copy.style.width = `${input.clientWidth}px`;
    text.data = `${input.value}${END}`;
    const origin = copy.getBoundingClientRect();
    return work((from, to) => {
      const range = document.createRange();
      range.setStart(text, Math.min(from, input.value.length));
      range.setEnd(text, Math.min(Math.max(to, from), input.value.length));
      const rects = range.collapsed ? [rectAfter(range, text)] : [...range.getClientRects()];
      return rects.map(({ left, top, width, height }) => ({
        left: left - origin.left,
        top: top - origin.top - input.scrollTop,
        width: range.collapsed ? 0 : width,
        height,
      }));
    });
  }

  remove(): void {
    this.copy.remove();
  }
}

/** Where the letter after a place stands: a place by itself has no box at the beginning of a line. */
function rectAfter({ startOffset }: Range, text: Text): DOMRect {
  const letter = document.createRange();
  letter.setStart(text, startOffset);
  letter.setEnd(text, startOffset + 1);
  return letter.getClientRects()[0] ?? letter.getBoundingClientRect();
}
