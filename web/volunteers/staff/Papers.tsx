import { Button } from 'antd'
import { useState } from 'react'
import { papersApi } from '../../../domain/volunteers/papers-api.ts'
import { inThrees } from '../../../domain/kernel/refno.ts'
import type { Answer } from '../../../domain/kernel/api.ts'
import { callFile } from '../../kit/client.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useFormat } from '../../kit/now.ts'
import { useAct, useRead } from '../../kit/query.ts'
import { saveFile } from '../../kit/save.ts'
import { Framed, TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { ReasonDialog } from '../../kit/staff/Masked.tsx'
import { needed, turned, useOnce } from '../../kit/staff/once.ts'
import { Answering, ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { UnitSelect } from '../../organisations/UnitSelect.tsx'
import { PaperMark, usePaperSaid } from '../PaperParts.tsx'
import { paperFaults, paperWords as words } from '../paper-words.ts'
import type { View } from './queries.ts'

type Paper = Answer<typeof papersApi.ofVolunteer>['items'][number]
const changes = [papersApi.ofVolunteer]

interface Doing {
  what: 'seal' | 'revoke'
  paper: Paper
}

/** Papers of a volunteer at the desk: made, printed, sealed by another, taken back. */
export function Papers({ v, may }: { v: View; may: boolean }) {
  const t = useWords(words)
  const of = useRead(papersApi.ofVolunteer, { params: { id: v.id } }, { live: ['volunteers'] })
  const [making, setMaking] = useState(false)
  const [doing, setDoing] = useState<Doing>()
  const none = <p className="none">{t('none')}</p>
  const over = () => setDoing(undefined)
  return (
    <section>
      <h2 className="with-act">
        {t('papers')}
        {may && (
          <Button size="small" onClick={() => setMaking(true)}>
            {t('make')}
          </Button>
        )}
      </h2>
      <Answering of={of} lines={2} empty={(d) => d.items.length === 0 && none}>
        {({ items }) => (
          <ul className="quiet-list">
            {items.map((p) => (
              <li key={p.id}>
                <One paper={p} onDo={may ? (what) => setDoing({ what, paper: p }) : undefined} />
              </li>
            ))}
          </ul>
        )}
      </Answering>
      {making && <Make volunteer={v.id} onClose={() => setMaking(false)} />}
      {doing?.what === 'seal' && <Seal paper={doing.paper} onClose={over} />}
      {doing?.what === 'revoke' && <Revoke paper={doing.paper} onClose={over} />}
    </section>
  )
}

function One({ paper: p, onDo }: { paper: Paper; onDo: ((what: Doing['what']) => void) | undefined }) {
  const t = useWords(words)
  const f = useFormat()
  const said = usePaperSaid()
  const [error, setError] = useState<unknown>()
  const number = inThrees(p.number)
  const save = () => {
    setError(undefined)
    callFile(papersApi.file, { params: { id: p.id } })
      .then(({ file, name }) => saveFile(file, name ?? 'linli.pdf'))
      .catch(setError)
  }
  return (
    <>
      <b>{t('line', { number, day: f.fullDate(p.madeOn) })}</b>
      <PaperMark state={p.state} />
      <small>
        {[
          said.span(p),
          said.total(p),
          p.sealedBy && t('sealed', { unit: p.sealedBy }),
          p.why && t('whyRevoked', { why: p.why }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
      {onDo && p.state === 'valid' && (
        <Button size="small" type="link" aria-label={t('saveOf', { number })} onClick={save}>
          {t('save')}
        </Button>
      )}
      {onDo && p.state === 'valid' && !p.sealedBy && (
        <Button size="small" type="link" aria-label={t('sealOf', { number })} onClick={() => onDo('seal')}>
          {t('seal')}…
        </Button>
      )}
      {onDo && p.state !== 'revoked' && (
        <Button size="small" type="link" aria-label={t('revokeOf', { number })} onClick={() => onDo('revoke')}>
          {t('revoke')}…
        </Button>
      )}
      {error !== undefined && <ErrorState error={error} retry={save} />}
    </>
  )
}

function Make({ volunteer, onClose }: { volunteer: string; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const make = useAct(papersApi.make, { changes })
  const { id } = useOnce()
  const form = useForm({
    start: { from: '', to: '' },
    words: paperFaults,
    check: (v) => (v.from ? turned(v.from, v.to) : []),
  })
  return (
    <FormDialog
      title={t('make')}
      note={t('lead')}
      form={form}
      okText={t('make')}
      width={440}
      onClose={onClose}
      onSend={(v) =>
        make.mutateAsync({ params: { id: volunteer }, body: { id, from: v.from || null, to: v.to || null } })
      }
      onSent={() => say(t('made'))}
    >
      <div className="side">
        <TextInput form={form} name="from" label={t('from')} type="date" hint={t('spanHint')} />
        <TextInput form={form} name="to" label={t('to')} type="date" />
      </div>
    </FormDialog>
  )
}

function Seal({ paper: p, onClose }: { paper: Paper; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const seal = useAct(papersApi.seal, { changes })
  const { id } = useOnce()
  const form = useForm({
    start: { unit: '' },
    words: paperFaults,
    check: (v) => needed(v, 'unit'),
  })
  return (
    <FormDialog
      title={t('sealOf', { number: inThrees(p.number) })}
      note={t('sealNote')}
      form={form}
      okText={t('seal')}
      width={440}
      onClose={onClose}
      onSend={(v) => seal.mutateAsync({ params: { id: p.id }, body: { id, unit: v.unit } })}
      onSent={() => say(t('sealedNow'))}
    >
      <Framed form={form} name="unit" label={t('unit')}>
        {(shown) => (
          <UnitSelect
            id={shown.id}
            status={shown.status}
            value={form.values.unit ? [form.values.unit] : []}
            onChange={([code]) => form.set({ unit: code ?? '' })}
          />
        )}
      </Framed>
    </FormDialog>
  )
}

function Revoke({ paper: p, onClose }: { paper: Paper; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const revoke = useAct(papersApi.revoke, { changes })
  const { id } = useOnce()
  return (
    <ReasonDialog
      title={t('revokeOf', { number: inThrees(p.number) })}
      note={t('revokeNote')}
      okText={t('revoke')}
      onClose={onClose}
      onReason={async (why) => {
        await revoke.mutateAsync({ params: { id: p.id }, body: { id, why } })
        say(t('revoked'))
      }}
    />
  )
}
