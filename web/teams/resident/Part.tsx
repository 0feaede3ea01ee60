import { useParams } from '../../kit/router.tsx'
import { OwnSquad } from './OwnSquad.tsx'
import { Policies } from './Policies.tsx'
import { Survey } from './Survey.tsx'

const parts = { survey: Survey, policies: Policies }

/** The yearly survey, the policy library; anything else names a squad. */
export function Part() {
  const { id } = useParams<{ id: string }>()
  const Page = Object.hasOwn(parts, id) ? parts[id as keyof typeof parts] : OwnSquad
  return <Page />
}
