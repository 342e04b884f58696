const DIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const CONTROL = /[\u0000-\u0008\u000b-\u001f]/gu;
const INVISIBLE = /[\u007f-\u009f\u200b\ufeff]/gu;

/**
 * Foreign text so that it shows what it holds: characters that reorder, hide or steer become
 * visible signs. Tabs and line ends stay.
 */
export function visible(text: string): string {
  return text
    .replace(CONTROL, escaped)
    .replace(DIRECTIONAL, escaped)
    .replace(INVISIBLE, escaped);
}

/** A line of a file, cut where a browser would begin to suffer. */
export function visibleLine(text: string, limit = 600): string {
  if (text.length <= limit) return visible(text);
  return `${visible(text.slice(0, limit))} … ${text.length.toLocaleString('en')} characters`;
}

function escaped(c: string): string {
  if (c === '\r') return '⟨CR⟩';
  return `⟨U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
