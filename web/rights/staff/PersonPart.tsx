import { Consents } from './Consents.tsx'
import { SightOf } from './Sight.tsx'

/** On the page of a person: what they agreed to, and who must not see. */
export const PersonPart = ({ person }: { person: string }) => (
  <>
    <Consents person={person} />
    <SightOf person={person} />
  </>
)
