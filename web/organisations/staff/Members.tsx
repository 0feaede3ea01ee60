import { Button } from 'antd'
import { useState } from 'react'
import { useFormat } from '../../kit/now.ts'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { Join, Leave } from './acts/MemberForms.tsx'
import type { Body, MemberView } from './queries.ts'
import { words } from './words.ts'

/** Who holds which post until when, who is in charge, and who is away today. */
export function Members({ body, may }: { body: Body; may: boolean }) {
  const t = useWords(words)
  const [joining, setJoining] = useState(false)
  const [leaving, setLeaving] = useState<MemberView>()
  return (
    <section>
      <h2 className="with-act">
        {t('members')} <small>{body.members.length}</small>
        {may && (
          <Button size="small" onClick={() => setJoining(true)}>
            {t('join')}
          </Button>
        )}
      </h2>
      {body.members.length === 0 && (
        <p className="none">
          {t('membersNone')} · {t('membersNoneDo')}
        </p>
      )}
      <ul className="quiet-list">
        {body.members.map((m) => (
          <One key={m.id} member={m} onEnd={may && m.to === null ? () => setLeaving(m) : undefined} />
        ))}
      </ul>
      {joining && <Join body={body} onClose={() => setJoining(false)} />}
      {leaving && <Leave member={leaving} onClose={() => setLeaving(undefined)} />}
    </section>
  )
}

function One({ member: m, onEnd }: { member: MemberView; onEnd: (() => void) | undefined }) {
  const t = useWords(words)
  const f = useFormat()
  return (
    <li>
      <b>{m.name}</b>
      <span>
        {m.post}
        {m.inCharge && ` · ${t('inCharge')}`}
      </span>
      <small>
        {m.to
          ? t('span', { from: f.fullDate(m.from), to: f.fullDate(m.to) })
          : t('since', { from: f.fullDate(m.from) })}
      </small>
      {m.awayUntil && (
        <small>
          <Icon name="hold" /> {t('awayUntil', { day: f.date(m.awayUntil) })}
          {m.coveredBy && ` · ${t('coveredBy', { name: m.coveredBy })}`}
        </small>
      )}
      {onEnd && (
        <Button size="small" type="link" aria-label={t('leaveOf', { name: m.name })} onClick={onEnd}>
          {t('leave')}
        </Button>
      )}
    </li>
  )
}
