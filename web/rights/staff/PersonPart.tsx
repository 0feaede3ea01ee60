import { CheckUps } from './CheckUps.tsx'
import { Consents } from './Consents.tsx'
import { SightOf } from './Sight.tsx'

/** On the page of a person: what they agreed to, what was found at a check-up of one's own, and who must not see. */
export const PersonPart = ({ person }: { person: string }) => (
  <>
    <Consents person={person} />
    <CheckUps person={person} />
    <SightOf person={person} />
  </>
)
