/** What can be done about a refused letter of a new person: somebody alike is there, and the worker says whether it is the same. */
import { useEffect, useState } from 'react'
import type { Mender, Refused } from '../../kit/outbox/mend.ts'
import { useOutbox } from '../../kit/outbox/useOutbox.ts'
import { Skeleton } from '../../kit/ui/Answering.tsx'
import { Alike, type AlikeProps, type Apart } from './Alike.tsx'
import { newKind } from './area.ts'

interface Body {
  person: AlikeProps['like']
}

export const peopleMender: Mender = {
  mine: ({ path }) => path === '/people',
  panel: (letter) => letter.because.code === 'conflict' && <AlikePanel letter={letter} />,
}

function AlikePanel({ letter }: { letter: Refused }) {
  const { outbox, runner } = useOutbox()
  const [body, setBody] = useState<Body>()
  const { op } = letter
  useEffect(() => {
    void outbox.body(op).then((b) => setBody(b as Body))
  }, [outbox, op])
  if (!body) return <Skeleton lines={2} />
  const { id } = body.person
  /** Everything else that was written about the new person is about the one who is there. */
  const same = async (person: string) => {
    // In this order: killed in between, it is asked again and nothing names a person who never was.
    await outbox.readdress(id, person)
    await outbox.letGo(op)
    await outbox.db.records.delete([newKind, id])
    await runner.now()
  }
  const again = async (apart?: Apart) => {
    // The refused one was not kept, and what waits behind it names this id: it stays.
    await outbox.again(op, { op, body: { ...body, ...(apart && { apart }) } })
    await runner.now()
  }
  return <Alike like={body.person} onSame={same} onOther={again} onAgain={() => again()} />
}
