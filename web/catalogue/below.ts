/** What hangs below a category. Pure; the server's rule, without its other company. */

/** Codes of a category and everything below it. */
export function below(categories: readonly { code: string; parent: string | null }[], code: string): Set<string> {
  const inside = new Set([code])
  for (let grew = true; grew;) {
    const more = categories.filter((c) => c.parent !== null && inside.has(c.parent) && !inside.has(c.code))
    more.forEach((c) => inside.add(c.code))
    grew = more.length > 0
  }
  return inside
}

/** A category with those above it, `小区楼院 / 电梯`, in the order of the tree: found by any of its words. */
export function categoryChoices(
  categories: readonly {
    code: string
    parent: string | null
    sort: number
    name: { zh: string; en?: string | undefined }
  }[],
  lang: 'zh' | 'en',
): { value: string; label: string }[] {
  const above: string[] = []
  return inTree(categories).map(({ category: { code, name }, depth }) => {
    above.length = depth
    above.push((lang === 'en' && name.en) || name.zh)
    return { value: code, label: above.join(' / ') }
  })
}

/** The categories in the order of their tree, each with its depth. */
export function inTree<T extends { code: string; parent: string | null; sort: number }>(
  categories: readonly T[],
): { category: T; depth: number }[] {
  const of = (parent: string | null, depth: number): { category: T; depth: number }[] =>
    categories
      .filter((c) => c.parent === parent)
      .sort((a, b) => a.sort - b.sort)
      .flatMap((category) => [{ category, depth }, ...of(category.code, depth + 1)])
  return of(null, 0)
}
