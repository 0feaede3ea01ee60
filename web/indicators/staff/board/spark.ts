/** Where the points of a small line lie. Pure. */

export interface Line {
  /** Runs of neighbouring points; a month without a figure breaks the line. */
  runs: [number, number][][]
  last: [number, number] | undefined
  /** Height of the target. */
  target: number | undefined
}

/**
 * @param values oldest first; null where there is no figure
 * @param box in px; the line keeps 4 px from its edges
 */
export function lineOf(
  values: readonly (number | null)[],
  target: number | undefined,
  box: { width: number; height: number },
): Line {
  const known = [...values, target].filter((v): v is number => typeof v === 'number')
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const edge = 4
  const y = (v: number) =>
    Math.round(10 * (high === low ? box.height / 2 : edge + ((high - v) / (high - low)) * (box.height - 2 * edge))) / 10
  const step = values.length > 1 ? (box.width - 2 * edge) / (values.length - 1) : 0
  const runs: [number, number][][] = []
  values.forEach((v, i) => {
    if (v === null) return
    const point: [number, number] = [Math.round(10 * (edge + i * step)) / 10, y(v)]
    if (i > 0 && values[i - 1] !== null) runs.at(-1)!.push(point)
    else runs.push([point])
  })
  const newest = values.at(-1)
  return {
    runs,
    last: newest === null || newest === undefined ? undefined : runs.at(-1)?.at(-1),
    target: target === undefined || known.length < 2 ? undefined : y(target),
  }
}
