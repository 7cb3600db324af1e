/** The order of a list that others change meanwhile. */

/** The present ids as somebody wants them; those that they don't know yet come last. */
export function arrange(present: readonly string[], wanted: readonly string[]): string[] {
  return [...wanted.filter((id) => present.includes(id)), ...present.filter((id) => !wanted.includes(id))];
}

/** The ids with one of them taken out and put in again at a place, counted without it. */
export function moveTo(ids: readonly string[], id: string, place: number): string[] {
  const others = ids.filter((other) => other !== id);
  return others.toSpliced(Math.min(Math.max(0, place), others.length), 0, id);
}
