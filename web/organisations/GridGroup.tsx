import { Button } from 'antd'
import { useState } from 'react'
import { GroupKind } from '../../domain/organisations/schema.ts'
import { useFormat } from '../kit/now.ts'
import type { UseMayAt } from '../kit/staff/may.ts'
import { Answering } from '../kit/ui/Answering.tsx'
import { Icon } from '../kit/ui/Icon.tsx'
import { useWords } from '../kit/words.ts'
import { useGroup } from './queries.ts'
import { JoinGroup, LeaveGroup } from './staff/acts/GroupForms.tsx'
import type { GroupMemberView } from './staff/queries.ts'
import { groupKindWords, words } from './words.ts'

export interface GridGroupProps {
  place: string
  useMayAt: UseMayAt
  /** The name of the grid, where several stand on one page. */
  title?: string
}

/** The service group of a grid: five kinds of member, and which of them nobody fills [S1-48]. */
export function GridGroup({ place, useMayAt, title }: GridGroupProps) {
  const t = useWords(words)
  const mayAt = useMayAt()
  const may = mayAt('organisations.members', place)
  const group = useGroup(place)
  const [joining, setJoining] = useState<GroupKind>()
  const [leaving, setLeaving] = useState<GroupMemberView>()
  return (
    <section className="grid-group">
      <h3 className="with-act">
        {title ?? t('group')}
        {may && (
          <Button size="small" onClick={() => setJoining(group.data?.missing[0] ?? 'volunteer')}>
            {t('joinGroup')}
          </Button>
        )}
      </h3>
      <Answering of={group} lines={5}>
        {({ members, missing }) => (
          <>
            <dl className="facts wide">
              {GroupKind.options.map((kind) => (
                <Kind
                  key={kind}
                  kind={kind}
                  members={members.filter((m) => m.kind === kind)}
                  onLeave={may ? setLeaving : undefined}
                />
              ))}
            </dl>
            <p className="hint">{missing.length === 0 ? t('groupWhole') : t('groupMissing', { n: missing.length })}</p>
          </>
        )}
      </Answering>
      {joining && <JoinGroup place={place} kind={joining} onClose={() => setJoining(undefined)} />}
      {leaving && <LeaveGroup member={leaving} onClose={() => setLeaving(undefined)} />}
    </section>
  )
}

interface KindProps {
  kind: GroupKind
  members: readonly GroupMemberView[]
  onLeave: ((member: GroupMemberView) => void) | undefined
}

function Kind({ kind, members, onLeave }: KindProps) {
  const t = useWords(words)
  const name = useWords(groupKindWords)
  const f = useFormat()
  return (
    <div>
      <dt>{name(kind)}</dt>
      <dd>
        {members.length === 0 && (
          <span className="none">
            <Icon name="question" /> {t('nobody')}
          </span>
        )}
        {members.map((m) => (
          <p key={m.id}>
            {m.label} <small>{t('since', { day: f.fullDate(m.from) })}</small>
            {onLeave && (
              <Button
                size="small"
                type="link"
                aria-label={t('leaveGroupOf', { name: m.label })}
                onClick={() => onLeave(m)}
              >
                {t('leaveGroup')}
              </Button>
            )}
          </p>
        ))}
      </dd>
    </div>
  )
}
