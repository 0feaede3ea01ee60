/** Who works here, and where: from the session. */
import { county } from '../kit/county.ts'
import { useMe } from '../accounts/queries.ts'

/** The highest place any grant reaches; the county for grants of a unit. */
export function rootOf(grants: readonly { place: string | null }[]): string {
  const places = grants.flatMap((g) => (g.place ? [g.place] : []))
  return places.sort((a, b) => a.length - b.length)[0] ?? `${county()}/`
}

export function useSession() {
  const { data, error, refetch } = useMe()
  return { me: data?.me ?? undefined, known: data !== undefined, root: rootOf(data?.me?.grants ?? []), error, refetch }
}
