/**
 * True when what was heard is most likely our own voice out of the loudspeaker: nearly all of its
 * words stand in what is being said. Two words at least, so that a short "stop" always counts.
 */
export function isEcho(heard: string, spoken: string): boolean {
  const words = wordsOf(heard);
  if (words.length < 2) return false;
  const said = new Set(wordsOf(spoken));
  const known = words.filter((word) => said.has(word)).length;
  return known / words.length >= 0.75;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
