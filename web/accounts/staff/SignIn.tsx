import { useMeChanged } from '../queries.ts'
import { Conversation } from './Conversation.tsx'
import { PlatformWays } from './PlatformWays.tsx'
import { Threshold } from './Threshold.tsx'

/** The way in: a page of its own, without the frame. */
export function SignIn() {
  return (
    <Threshold>
      <Conversation onDone={useMeChanged()} ways={<PlatformWays />} />
    </Threshold>
  )
}
