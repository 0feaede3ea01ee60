/** Patterns of addresses: `/requests/:id`. Pure. */

/** @returns the names' values, or undefined when the path is another */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const [want, have] = [pattern.split('/'), path.split('/')]
  if (want.length !== have.length) return undefined
  const params: Record<string, string> = {}
  for (const [i, part] of want.entries()) {
    const given = have[i]!
    if (!part.startsWith(':')) {
      if (part !== given) return undefined
    } else {
      if (given === '') return undefined
      params[part.slice(1)] = decoded(given)
    }
  }
  return params
}

// A hand-typed address may hold a lone %.
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
