import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { parentOf } from '../../../../domain/kernel/place-path.ts'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import type { View } from '../queries.ts'
import { words } from '../words.ts'
import { actWords } from '../words/acts.ts'
import { Describe } from './Describe.tsx'
import { Merge } from './Merge.tsx'
import { Move } from './Move.tsx'
import { OpenBelow } from './OpenBelow.tsx'
import { Rename } from './Rename.tsx'
import { Split } from './Split.tsx'

const dialogs = { open: OpenBelow, describe: Describe, rename: Rename, move: Move, split: Split, merge: Merge } as const
type Dialog = keyof typeof dialogs

export interface ActProps {
  place: View
  onClose: () => void
  /** The place that now stands in its stead. */
  onGo: (path: string) => void
}

/** What can be done with a place on the map; each asks from which day and why. */
export function Acts({ place, onGo }: Pick<ActProps, 'place' | 'onGo'>) {
  const t = useWords(words)
  const act = useWords(actWords)
  const [asked, setAsked] = useState<Dialog>()
  const rooted = parentOf(place.path) === undefined
  const offered: Dialog[] = [
    ...(place.gridKind === 'micro' ? [] : (['open'] as const)),
    'rename',
    'describe',
    ...(rooted ? [] : (['move', 'split', 'merge'] as const)),
  ]
  const Asked = asked && dialogs[asked]
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{ items: offered.map((key) => ({ key, label: `${act(key)}…`, onClick: () => setAsked(key) })) }}
      >
        <Button>
          {t('moreActs')} <Icon name="down" />
        </Button>
      </Dropdown>
      {Asked && <Asked place={place} onGo={onGo} onClose={() => setAsked(undefined)} />}
    </>
  )
}
