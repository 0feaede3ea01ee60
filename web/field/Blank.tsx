import { Skeleton } from '../kit/ui/Answering.tsx'

/** A page that is being looked for. */
export const Blank = () => (
  <main className="body" id="main">
    <Skeleton />
  </main>
)
